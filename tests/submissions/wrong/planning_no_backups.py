# verdict: wrong
# exercise: planning
# mistake: no-backups
# about: returns the table as it came
def dyna_q_planning(model, value, params):
    return value

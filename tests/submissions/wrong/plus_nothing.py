# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: no-backups
# about: returns the values
def dyna_q_plus_planning(model, value, last_tried, now, params):
    return value

# verdict: wrong
# exercise: planning
# mistake: missing
# about: the name is reused for a result
def plan(model, value, params):
    return value

dyna_q_planning = plan(None, 3.0, {})

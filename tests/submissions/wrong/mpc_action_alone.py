# verdict: wrong
# exercise: mpc_action
# mistake: action-alone
# also: wrong-type, wrong-shape
# about: the action alone
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0]

# verdict: wrong
# exercise: mpc_action
# mistake: shrinks
# also: wrong-shape
# about: the rest alone
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], p[1:]

# verdict: right
# exercise: mpc_action
# about: lists
def mpc_action(planner, state, plan):
    first, *rest = planner(state, plan).tolist()
    return first, rest + [0.0]

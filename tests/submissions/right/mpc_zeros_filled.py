# verdict: right
# exercise: mpc_action
# about: zeros, filled
def mpc_action(planner, state, plan):
    new = planner(state, plan)
    rest = np.zeros(len(new))
    rest[:-1] = new[1:]
    return new[0], rest

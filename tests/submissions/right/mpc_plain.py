# verdict: right
# exercise: mpc_action
# about: append
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.append(p[1:], 0)

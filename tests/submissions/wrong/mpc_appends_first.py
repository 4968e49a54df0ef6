# verdict: wrong
# exercise: mpc_action
# mistake: rolled
# about: the first at the end
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.append(p[1:], p[0])

# verdict: wrong
# exercise: mpc_action
# mistake: repeats-last
# about: the last twice
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.append(p[1:], p[-1])

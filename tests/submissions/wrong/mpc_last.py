# verdict: wrong
# exercise: mpc_action
# mistake: last-action
# about: the last action
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[-1], np.append(p[1:], 0.0)

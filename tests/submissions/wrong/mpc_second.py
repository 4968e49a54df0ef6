# verdict: wrong
# exercise: mpc_action
# mistake: second-action
# about: the second action
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[1 % len(p)], np.append(p[1:], 0.0)

# verdict: wrong
# exercise: mpc_action
# mistake: cold-start
# about: from zeros
def mpc_action(planner, state, plan):
    p = planner(state, np.zeros(len(plan)))
    return p[0], np.append(p[1:], 0.0)

# verdict: wrong
# exercise: mpc_action
# mistake: wrong-way
# about: shifts to later
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.concatenate([[0.0], p[:-1]])

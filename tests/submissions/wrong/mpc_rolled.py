# verdict: wrong
# exercise: mpc_action
# mistake: rolled
# about: rolls
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.roll(p, -1)

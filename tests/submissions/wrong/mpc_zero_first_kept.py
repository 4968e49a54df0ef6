# verdict: wrong
# exercise: mpc_action
# mistake: not-shifted
# about: the whole plan, copied
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.array(p, copy=True)

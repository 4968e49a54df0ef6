# verdict: wrong
# exercise: mpc_action
# mistake: old-plan-kept
# about: the rest of the old plan
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return p[0], np.append(plan[1:], 0.0)

# verdict: wrong
# exercise: mpc_action
# mistake: shifts-before
# about: moves the plan on first
def mpc_action(planner, state, plan):
    p = planner(state, np.append(plan[1:], 0.0))
    return p[0], np.append(p[1:], 0.0)

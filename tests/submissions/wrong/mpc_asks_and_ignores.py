# verdict: wrong
# exercise: mpc_action
# mistake: no-replanning
# also: unrecognised, old-plan-kept
# about: asks, and follows the old plan
def mpc_action(planner, state, plan):
    planner(state, plan)
    return plan[0], np.append(plan[1:], 0.0)

# verdict: wrong
# exercise: mpc_action
# mistake: changes-arguments
# about: writes into the old plan
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    plan[:-1] = p[1:]
    plan[-1] = 0.0
    return p[0], plan.copy()

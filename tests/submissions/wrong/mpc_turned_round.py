# verdict: wrong
# exercise: mpc_action
# mistake: order-turned-round
# also: wrong-shape, wrong-type
# about: plan first
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    return np.append(p[1:], 0.0), p[0]

# verdict: right
# exercise: mpc_action
# about: keywords
def mpc_action(planner, state, plan):
    p = planner(state=state, plan=plan)
    return float(p[0]), np.concatenate([p[1:], [0.0]])

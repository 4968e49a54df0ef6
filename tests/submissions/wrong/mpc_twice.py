# verdict: wrong
# exercise: mpc_action
# mistake: plans-twice
# about: plans twice
def mpc_action(planner, state, plan):
    return planner(state, plan)[0], np.append(planner(state, plan)[1:], 0.0)

# verdict: right
# exercise: mpc_action
# about: a list of two
def mpc_action(planner, state, plan):
    answer = planner(state, plan)
    return [answer[0], np.hstack((answer[1:], 0.0))]

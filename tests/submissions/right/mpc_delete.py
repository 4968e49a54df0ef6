# verdict: right
# exercise: mpc_action
# about: np.delete
def mpc_action(planner, state, plan):
    answer = planner(state, plan)
    return answer[0], np.append(np.delete(answer, 0), np.zeros(1))

# verdict: right
# exercise: mpc_action
# about: np.pad
def mpc_action(planner, state, plan):
    answer = planner(state.copy(), plan.copy())
    return answer.item(0), np.pad(answer[1:], (0, 1))

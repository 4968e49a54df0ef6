# verdict: right
# exercise: mpc_action
# about: moves the new plan in place
def mpc_action(planner, state, plan):
    new = planner(state, plan)
    action = new[0].item()
    new[:-1] = new[1:]
    new[-1] = 0.0
    return action, new

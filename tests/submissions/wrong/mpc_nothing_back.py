# verdict: wrong
# exercise: mpc_action
# mistake: returns-none
# about: nothing back
def mpc_action(planner, state, plan):
    p = planner(state, plan)
    action, plan = p[0], np.append(p[1:], 0.0)

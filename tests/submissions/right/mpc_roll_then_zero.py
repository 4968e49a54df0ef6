# verdict: right
# exercise: mpc_action
# about: roll, then a zero at the end
def mpc_action(planner, state, plan):
    new = planner(state, plan)
    nxt = np.roll(new, -1)
    nxt[-1] = 0
    return new[0], nxt

# verdict: right
# exercise: planning
# about: looks for NaN in the next state, so pairs that end the episode are left out
# note: leaves-out-terminal
def dyna_q_planning(model, value, params):
    usable = np.argwhere(~np.isnan(model[:, :, 1]))
    for _ in range(params['k']):
        s, a = usable[np.random.choice(len(usable))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

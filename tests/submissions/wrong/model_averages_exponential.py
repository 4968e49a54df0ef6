# verdict: wrong
# exercise: model_update
# mistake: averages-with-old
# about: exponential mean .3
def dyna_q_model_update(model, state, action, reward, next_state):
    r0 = model[state, action, 0]
    r = reward if np.isnan(r0) else .7 * r0 + .3 * reward
    model[state, action] = r, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: returns-tuple
# about: returns the two layers separately
def dyna_q_model_update(model, state, action, reward, next_state):
    R, N = model[:, :, 0], model[:, :, 1]
    R[state, action] = reward
    N[state, action] = next_state
    return R, N

# verdict: wrong
# exercise: model_update
# mistake: keeps-maximum
# about: keeps the larger reward
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, 0] = np.fmax(model[state, action, 0], reward)
    model[state, action, 1] = next_state
    return model

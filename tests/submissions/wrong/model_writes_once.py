# verdict: wrong
# exercise: model_update
# mistake: writes-once
# about: only where nothing is known yet
def dyna_q_model_update(model, state, action, reward, next_state):
    if np.isnan(model[state, action, 0]):
        model[state, action] = reward, next_state
    return model

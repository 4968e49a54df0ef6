# verdict: wrong
# exercise: model_update
# mistake: keeps-maximum
# about: keeps the larger absolute reward
def dyna_q_model_update(model, state, action, reward, next_state):
    old = model[state, action, 0]
    if np.isnan(old) or abs(reward) >= abs(old):
        model[state, action] = reward, next_state
    return model

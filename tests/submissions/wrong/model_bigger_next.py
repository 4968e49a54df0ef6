# verdict: wrong
# exercise: model_update
# mistake: keeps-maximum
# about: only if the next state has a larger number
def dyna_q_model_update(model, state, action, reward, next_state):
    old = model[state, action, 1]
    if np.isnan(old) or next_state is None or next_state > old:
        model[state, action] = reward, next_state
    return model

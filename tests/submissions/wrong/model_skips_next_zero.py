# verdict: wrong
# exercise: model_update
# mistake: skips-zero
# about: next state 0 becomes NaN
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state or np.nan
    return model

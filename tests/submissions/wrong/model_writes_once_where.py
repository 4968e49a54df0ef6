# verdict: wrong
# exercise: model_update
# mistake: writes-once
# about: np.where fills the NaN only
def dyna_q_model_update(model, state, action, reward, next_state):
    old = model[state, action]
    seen = np.array([reward, next_state], dtype=float)
    model[state, action] = np.where(np.isnan(old), seen, old)
    return model

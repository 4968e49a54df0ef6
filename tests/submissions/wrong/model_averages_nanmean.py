# verdict: wrong
# exercise: model_update
# mistake: averages-with-old
# about: mean of old and new, both columns
def dyna_q_model_update(model, state, action, reward, next_state):
    new = np.array([reward, next_state], dtype=float)
    model[state, action] = np.nanmean([model[state, action], new], axis=0)
    return model

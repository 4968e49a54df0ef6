# verdict: wrong
# exercise: model_update
# mistake: averages-with-old
# about: half old, half new
def dyna_q_model_update(model, state, action, reward, next_state):
    fresh = np.array([reward, next_state], dtype=float)
    old = model[state, action]
    if np.isnan(old[0]):
        model[state, action] = fresh
    else:
        model[state, action] = (old + fresh) / 2
    return model

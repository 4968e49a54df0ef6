# verdict: wrong
# exercise: model_update
# mistake: too-slow
# about: loops until a NaN equals itself
def dyna_q_model_update(model, state, action, reward, next_state):
    stored = np.array([reward, next_state], dtype=float)
    # write until it is really there
    while not (model[state, action] == stored).all() or np.isnan(model).any():
        model[state, action] = stored
    return model

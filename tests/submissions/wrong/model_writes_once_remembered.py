# verdict: wrong
# exercise: model_update
# mistake: writes-once
# about: remembers which pairs it has stored
stored = set()
def dyna_q_model_update(model, state, action, reward, next_state):
    if (state, action) in stored and not np.isnan(model[state, action, 0]):
        return model
    stored.add((state, action))
    model[state, action] = reward, next_state
    return model

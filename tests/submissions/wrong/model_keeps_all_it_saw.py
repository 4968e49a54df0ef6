# verdict: wrong
# exercise: model_update
# mistake: remembers-calls
# about: writes everything it ever saw, into every table
def dyna_q_model_update(model, state, action, reward, next_state, seen={}):
    seen[state, action] = (reward, np.nan if next_state is None else next_state)
    for (s, a), entry in seen.items():
        if s < model.shape[0] and a < model.shape[1]:
            model[s, a] = entry
    return model

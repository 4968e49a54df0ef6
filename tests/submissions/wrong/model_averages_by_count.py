# verdict: wrong
# exercise: model_update
# mistake: averages-with-old
# about: running mean with counts
counts = {}
def dyna_q_model_update(model, state, action, reward, next_state):
    old = model[state, action, 0]
    if np.isnan(old):
        counts[state, action] = 1
        model[state, action] = reward, next_state
    else:
        counts[state, action] = counts.get((state, action), 1) + 1
        model[state, action, 0] = old + (reward - old) / counts[state, action]
        model[state, action, 1] = np.nan if next_state is None else next_state
    return model

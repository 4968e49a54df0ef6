# verdict: wrong
# exercise: model_update
# mistake: starts-fresh-table
# about: a new table of NaN in each call
def dyna_q_model_update(model, state, action, reward, next_state):
    model = np.full(model.shape, np.nan)
    model[state, action] = reward, next_state
    return model

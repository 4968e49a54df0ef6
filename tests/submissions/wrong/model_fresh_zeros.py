# verdict: wrong
# exercise: model_update
# mistake: starts-fresh-table
# about: a new table of zeros in each call
def dyna_q_model_update(model, state, action, reward, next_state):
    out = np.zeros_like(model)
    out[state, action] = [reward, next_state]
    return out

# verdict: right
# exercise: model_update
# about: rebuilds the table from pieces
def dyna_q_model_update(model, state, action, reward, next_state):
    row = model[state].copy()
    row[action] = [reward, np.nan if next_state is None else next_state]
    return np.concatenate([model[:state], row[None], model[state + 1:]])

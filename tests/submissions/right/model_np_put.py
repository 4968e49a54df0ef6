# verdict: right
# exercise: model_update
# about: np.put at two flat positions
def dyna_q_model_update(model, state, action, reward, next_state):
    n_states, n_actions, n_numbers = model.shape
    start = (state * n_actions + action) * n_numbers
    np.put(model, [start, start + 1], [reward, np.nan if next_state is None else next_state])
    return model

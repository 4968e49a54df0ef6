# verdict: right
# exercise: model_update
# about: np.put on flat positions
def dyna_q_model_update(model, state, action, reward, next_state):
    i = np.ravel_multi_index((state, action, 0), model.shape)
    np.put(model, [i, i + 1], [reward, np.nan if next_state is None else next_state])
    return model

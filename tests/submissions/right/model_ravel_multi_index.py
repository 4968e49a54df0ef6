# verdict: right
# exercise: model_update
# about: flat positions by np.ravel_multi_index
def dyna_q_model_update(model, state, action, reward, next_state):
    pos_r = np.ravel_multi_index((state, action, 0), model.shape)
    pos_s = np.ravel_multi_index((state, action, 1), model.shape)
    model.flat[pos_r] = reward
    model.flat[pos_s] = next_state if next_state is not None else float("nan")
    return model

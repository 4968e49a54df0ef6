# verdict: right
# exercise: model_update
# about: through the transposed table
def dyna_q_model_update(model, state, action, reward, next_state):
    model.T[:, action, state] = reward, np.nan if next_state is None else next_state
    return model

# verdict: right
# exercise: model_update
# about: treats rewards and next states as two layers
def dyna_q_model_update(model, state, action, reward, next_state):
    rewards, successors = model[..., 0], model[..., 1]
    rewards[state, action] = reward
    successors[state, action] = np.nan
    if next_state is not None:
        successors[state, action] = next_state
    return model

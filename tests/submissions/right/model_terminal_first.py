# verdict: right
# exercise: model_update
# about: marks everything as end first, then overwrites
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = np.nan
    model[state, action, 0] = reward
    if next_state is not None:
        model[state, action, 1] = next_state
    return model

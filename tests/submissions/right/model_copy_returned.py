# verdict: right
# exercise: model_update
# about: works on a copy and returns the copy
def dyna_q_model_update(model, state, action, reward, next_state):
    new_model = model.copy()          # never touch what we were given
    new_model[state, action, 0] = reward
    new_model[state, action, 1] = np.nan if next_state is None else next_state
    return new_model

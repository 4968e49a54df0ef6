# verdict: right
# exercise: model_update
# about: int() of the next state, NaN for the end
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, np.nan if next_state is None else int(next_state)
    return model

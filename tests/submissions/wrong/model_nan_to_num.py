# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# also: fakes-terminal
# about: NaN of the whole table becomes 0
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state
    return np.nan_to_num(model)

# verdict: wrong
# exercise: model_update
# mistake: swaps-state-and-action
# also: writes-other-entries
# about: flat position counted action by action
def dyna_q_model_update(model, state, action, reward, next_state):
    n_states = model.shape[0]
    model.reshape(-1, 2)[action * n_states + state] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: starts-fresh-table
# also: writes-other-entries
# about: forgets everything else when an episode ends
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state is None:
        model[:] = np.nan
    model[state, action] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: drops-terminal
# also: fakes-terminal
# about: NaN for both numbers at the end
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state is None:
        model[state, action] = np.nan
    else:
        model[state, action] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# about: also the arrival state
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state
    if next_state is not None:
        model[int(next_state), action] = reward, state
    return model

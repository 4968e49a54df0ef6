# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# about: index list writes two rows
def dyna_q_model_update(model, state, action, reward, next_state):
    model[[state, action]] = reward, next_state
    return model

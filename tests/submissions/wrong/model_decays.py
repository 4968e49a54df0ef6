# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# also: writes-other-entries
# about: older entries fade away
def dyna_q_model_update(model, state, action, reward, next_state):
    model[:, :, 0] *= 0.99
    model[state, action] = reward, next_state
    return model

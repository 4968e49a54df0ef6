# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# about: the whole row of the state
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# about: one state off
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state - 1, action] = reward, next_state   # counting from zero
    return model

# verdict: wrong
# exercise: model_update
# mistake: stores-nothing
# also: copy-not-returned
# about: compares in place of assigning
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, 0] == reward
    model[state, action, 1] == next_state
    return model

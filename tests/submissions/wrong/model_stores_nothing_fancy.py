# verdict: wrong
# exercise: model_update
# mistake: stores-nothing
# also: copy-not-returned
# about: writes into the copy that fancy indexing makes
def dyna_q_model_update(model, state, action, reward, next_state):
    model[[state], [action]][0] = reward, next_state
    return model

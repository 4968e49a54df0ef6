# verdict: wrong
# exercise: model_update
# mistake: raises
# about: misspells a variable
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, new_state
    return model

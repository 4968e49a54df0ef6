# verdict: wrong
# exercise: model_update
# mistake: raises
# about: appends to an array as if it were a list
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action].append((reward, next_state))
    return model

# verdict: wrong
# exercise: model_update
# mistake: returns-tuple
# about: returns the table and the pair
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = [reward, next_state]
    return model, (state, action)

# verdict: wrong
# exercise: model_update
# mistake: returns-row
# about: returns the entry only
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state
    return model[state, action]

# verdict: wrong
# exercise: model_update
# mistake: missing
# about: the function has another name
def dynaq_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state
    return model

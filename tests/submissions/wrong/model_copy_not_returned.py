# verdict: wrong
# exercise: model_update
# mistake: copy-not-returned
# also: stores-nothing
# about: updates a copy and returns the old table
def dyna_q_model_update(model, state, action, reward, next_state):
    updated = model.copy()
    updated[state, action] = reward, next_state
    return model

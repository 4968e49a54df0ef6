# verdict: wrong
# exercise: model_update
# mistake: stores-nothing
# also: copy-not-returned
# about: assigns to a local name only
def dyna_q_model_update(model, state, action, reward, next_state):
    entry = model[state, action]
    entry = np.array([reward, next_state])
    return model

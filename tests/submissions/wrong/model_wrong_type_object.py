# verdict: wrong
# exercise: model_update
# mistake: wrong-type
# about: an object array that holds None
def dyna_q_model_update(model, state, action, reward, next_state):
    anything = model.astype(object)
    anything[state, action, 0] = reward
    anything[state, action, 1] = next_state
    return anything

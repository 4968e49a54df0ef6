# verdict: wrong
# exercise: model_update
# mistake: wrong-shape
# about: returns a flat table
def dyna_q_model_update(model, state, action, reward, next_state):
    flat = model.reshape(-1, 2).copy()
    flat[state * model.shape[1] + action] = reward, next_state
    return flat

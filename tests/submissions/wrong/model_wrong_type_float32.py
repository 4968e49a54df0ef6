# verdict: wrong
# exercise: model_update
# mistake: wrong-type
# about: single precision
def dyna_q_model_update(model, state, action, reward, next_state):
    small = model.astype(np.float32)
    small[state, action] = reward, next_state
    return small

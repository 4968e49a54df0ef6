# verdict: right
# exercise: model_update
# about: object array and back
def dyna_q_model_update(model, state, action, reward, next_state):
    m = model.astype(object)
    m[state, action, 0] = reward
    m[state, action, 1] = next_state
    return m.astype(float)

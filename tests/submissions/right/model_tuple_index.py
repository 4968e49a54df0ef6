# verdict: right
# exercise: model_update
# about: a tuple as the index, a tuple as the value
def dyna_q_model_update(model, state, action, reward, next_state):
    sa = (state, action)
    outcome = (reward, next_state)
    model[sa] = outcome
    return model

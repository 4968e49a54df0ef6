# verdict: wrong
# exercise: model_update
# mistake: fakes-terminal
# about: next_state or state
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state or state
    return model

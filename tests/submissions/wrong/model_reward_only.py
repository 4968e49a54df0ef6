# verdict: wrong
# exercise: model_update
# mistake: stores-half
# about: the next state is never stored
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action][0] = reward
    return model

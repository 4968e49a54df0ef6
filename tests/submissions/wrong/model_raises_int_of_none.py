# verdict: wrong
# exercise: model_update
# mistake: raises
# about: int() of the next state fails at the end of an episode
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, 0] = reward
    model[state, action, 1] = int(next_state)
    return model

# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# also: casts-reward
# about: reward shifted by a step cost
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward - 0.01, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# about: steps with a loss are left out
def dyna_q_model_update(model, state, action, reward, next_state):
    if reward >= 0:
        model[state, action] = reward, next_state
    return model

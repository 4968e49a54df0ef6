# verdict: wrong
# exercise: model_update
# mistake: skips-zero
# about: a reward of 0 is not stored
def dyna_q_model_update(model, state, action, reward, next_state):
    if reward:
        model[state, action, 0] = reward
    model[state, action, 1] = next_state
    return model

# verdict: wrong
# exercise: dyna_q_model_update
# mistake: unrecognised
# also: casts-reward
# about: rewards are limited to a million either way
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = np.clip(reward, -1e6, 1e6), next_state
    return model

# verdict: wrong
# exercise: dyna_q_model_update
# mistake: unrecognised
# about: rewards below -10 are cut
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = max(reward, -10), next_state
    return model

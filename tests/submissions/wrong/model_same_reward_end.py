# verdict: wrong
# exercise: dyna_q_model_update
# mistake: unrecognised
# about: a known pair that ends the episode with the reward it had before is not overwritten
def dyna_q_model_update(model, state, action, reward, next_state):
    if model[state, action, 0] == reward and next_state is None:
        return model
    model[state, action] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# also: casts-reward
# about: stores costs in place of rewards
def dyna_q_model_update(model, state, action, reward, next_state):
    cost = -1.0 * reward
    model[state, action] = cost, next_state
    return model

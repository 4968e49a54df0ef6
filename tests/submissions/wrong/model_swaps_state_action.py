# verdict: wrong
# exercise: model_update
# mistake: swaps-state-and-action
# about: action is used as the first index
def dyna_q_model_update(model, state, action, reward, next_state):
    model[action, state] = reward, next_state
    return model

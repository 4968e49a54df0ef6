# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# about: the action's column in every state
def dyna_q_model_update(model, state, action, reward, next_state):
    model[:, action, 0] = reward
    model[:, action, 1] = next_state
    return model

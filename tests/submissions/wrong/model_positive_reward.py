# verdict: wrong
# exercise: model_update
# mistake: casts-reward
# about: punishments are stored as 0
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = max(0, reward), next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: casts-reward
# about: the reward is clipped to -1 to 1
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = np.clip(reward, -1, 1), next_state
    return model

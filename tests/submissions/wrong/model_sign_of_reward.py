# verdict: wrong
# exercise: model_update
# mistake: casts-reward
# about: only the sign of the reward
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, :] = [np.sign(reward), next_state]
    return model

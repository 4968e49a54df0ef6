# verdict: wrong
# exercise: model_update
# mistake: swaps-reward-and-next-state
# about: the two slots mixed up, one by one
NEXT, REWARD = 0, 1

def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, NEXT] = np.nan if next_state is None else next_state
    model[state, action, REWARD] = reward
    return model

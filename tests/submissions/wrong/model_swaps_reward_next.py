# verdict: wrong
# exercise: model_update
# mistake: swaps-reward-and-next-state
# about: next state first, reward second
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = next_state, reward
    return model

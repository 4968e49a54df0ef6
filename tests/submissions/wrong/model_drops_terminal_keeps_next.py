# verdict: wrong
# exercise: model_update
# mistake: drops-terminal
# about: the reward is stored, an old next state stays
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, 0] = reward
    if next_state is None:
        return model
    model[state, action, 1] = next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: skips-zero
# also: drops-terminal, unrecognised
# about: ends without reward are not stored
def dyna_q_model_update(model, state, action, reward, next_state):
    if reward == 0 and next_state is None:
        return model
    model[state, action] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: drops-terminal
# about: transitions that end the episode are skipped
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state is not None:
        model[state, action] = reward, next_state
    return model

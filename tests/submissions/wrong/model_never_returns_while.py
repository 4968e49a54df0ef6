# verdict: wrong
# exercise: model_update
# mistake: too-slow
# about: waits for the entry to differ from itself no more
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state
    while True:
        if next_state is not None and model[state, action, 1] != next_state:
            break
    return model

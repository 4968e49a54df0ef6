# verdict: wrong
# exercise: model_update
# mistake: skips-zero
# about: state 0 or action 0 is taken for nothing
def dyna_q_model_update(model, state, action, reward, next_state):
    if state and action:
        model[state, action] = reward, next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: writes-once
# also: unrecognised
# about: stores only when the next state is a new one
def dyna_q_model_update(model, state, action, reward, next_state):
    expected = model[state, action, 1]
    if expected != next_state or next_state is None:  # news
        model[state, action] = reward, next_state
    return model

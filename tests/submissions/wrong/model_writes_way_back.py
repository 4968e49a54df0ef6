# verdict: wrong
# exercise: model_update
# mistake: writes-other-entries
# about: also stores the opposite move from the next state
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state
    if next_state is not None:
        back = (action + 2) % model.shape[1]
        model[next_state, back] = 0, state
    return model

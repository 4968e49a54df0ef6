# verdict: wrong
# exercise: dyna_q_model_update
# mistake: unrecognised
# about: actions from 6 on are not stored
def dyna_q_model_update(model, state, action, reward, next_state):
    if action < 6:
        model[state, action] = reward, next_state
    return model

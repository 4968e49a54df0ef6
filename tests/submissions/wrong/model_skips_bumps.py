# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# about: a move that stays where it is is not stored
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state != state:
        model[state, action] = reward, next_state
    return model

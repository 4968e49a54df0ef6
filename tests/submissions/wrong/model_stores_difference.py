# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# about: stores how far it moved
def dyna_q_model_update(model, state, action, reward, next_state):
    move = np.nan if next_state is None else next_state - state
    model[state, action] = reward, move
    return model

# verdict: wrong
# exercise: dyna_q_model_update
# mistake: unrecognised
# about: a step into state 99 is stored as the end of the episode
def dyna_q_model_update(model, state, action, reward, next_state):
    ends = next_state is None or next_state == 99
    model[state, action] = reward, np.nan if ends else next_state
    return model

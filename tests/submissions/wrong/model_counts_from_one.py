# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# about: states numbered from one in the table
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, None if next_state is None else next_state + 1
    return model

# verdict: wrong
# exercise: model_update
# mistake: stops-early
# about: the cell does not parse
def dyna_q_model_update(model, state, action, reward, next_state)
    model[state, action] = [reward, next_state]
    return model

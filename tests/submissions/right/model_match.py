# verdict: right
# exercise: model_update
# about: match statement
def dyna_q_model_update(model, state, action, reward, next_state):
    match next_state:
        case None:
            entry = (reward, np.nan)
        case s:
            entry = (reward, s)
    model[state, action] = entry
    return model

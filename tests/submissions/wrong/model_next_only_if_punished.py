# verdict: wrong
# exercise: model_update
# mistake: keeps-maximum
# also: writes-once
# about: a punishment is never overwritten
def dyna_q_model_update(model, state, action, reward, next_state):
    if not model[state, action, 0] < 0:
        model[state, action] = [reward, next_state]
    return model

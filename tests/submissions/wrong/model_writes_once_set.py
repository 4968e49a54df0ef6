# verdict: wrong
# exercise: model_update
# mistake: writes-once
# also: stores-nothing
# about: a set remembers which pairs were written
written = set()

def dyna_q_model_update(model, state, action, reward, next_state):
    if (state, action) not in written:
        written.add((state, action))
        model[state, action] = reward, next_state
    return model

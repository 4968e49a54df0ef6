# verdict: wrong
# exercise: model_update
# mistake: remembers-calls
# also: writes-once, unrecognised
# about: a pair that ended once always ends
ended = set()
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state is None:
        ended.add((state, action, model.shape))
    if (state, action, model.shape) in ended:
        next_state = None
    model[state, action] = reward, next_state
    return model

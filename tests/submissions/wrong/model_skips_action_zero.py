# verdict: wrong
# exercise: model_update
# mistake: skips-zero
# about: action 0 only is ignored
def dyna_q_model_update(model, state, action, reward, next_state):
    if not action:
        return model        # no action was taken
    model[state, action] = reward, next_state
    return model

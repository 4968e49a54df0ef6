# verdict: wrong
# exercise: model_update
# mistake: keeps-maximum
# about: keeps the better of two transitions
def dyna_q_model_update(model, state, action, reward, next_state):
    best_so_far = model[state, action, 0]
    if np.isnan(best_so_far) or reward >= best_so_far:
        model[state, action] = reward, next_state
    return model

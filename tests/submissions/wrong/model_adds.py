# verdict: wrong
# exercise: model_update
# mistake: adds-to-old
# about: adds to what is there once something is there
def dyna_q_model_update(model, state, action, reward, next_state):
    new = np.array([reward, next_state], dtype=float)
    if np.isnan(model[state, action, 0]):
        model[state, action] = new
    else:
        model[state, action] += new
    return model

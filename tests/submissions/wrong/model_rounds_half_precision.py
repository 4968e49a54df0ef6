# verdict: wrong
# exercise: model_update
# mistake: rounds-values
# about: goes through half precision on the way
def dyna_q_model_update(model, state, action, reward, next_state):
    pair = np.array([reward, next_state], dtype=float).astype("float16")
    model[state, action] = pair.astype("float64")
    return model

# verdict: wrong
# exercise: model_update
# mistake: averages-with-old
# about: moves the stored reward by a learning rate
RATE = 0.1

def dyna_q_model_update(model, state, action, reward, next_state):
    r_hat = model[state, action, 0]
    r_hat = reward if np.isnan(r_hat) else r_hat + RATE * (reward - r_hat)
    model[state, action] = r_hat, next_state
    return model

# verdict: right
# exercise: model_update
# about: writes through a reshaped view of the table
def dyna_q_model_update(model, state, action, reward, next_state):
    A = model.shape[1]
    rows = model.reshape(-1, 2)   # a view: writing here writes the model
    rows[A * state + action] = np.array([reward, next_state], dtype=float)
    return model

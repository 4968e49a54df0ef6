# verdict: right
# exercise: model_update
# about: gives back a copy in Fortran order
def dyna_q_model_update(model, state, action, reward, next_state):
    table = np.array(model, order="F")
    table[state, action, :] = np.array([reward, next_state]).astype(float)
    return table

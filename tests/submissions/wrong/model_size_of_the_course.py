# verdict: wrong
# exercise: model_update
# mistake: hard-coded-size
# also: raises, wrong-shape
# about: makes the table 100 by 4 by 2
def dyna_q_model_update(model, state, action, reward, next_state):
    table = np.array(model).reshape(100, 4, 2)
    table[state, action] = reward, next_state
    return table

# verdict: right
# exercise: model_update
# about: goes through nested lists and back to an array
def dyna_q_model_update(model, state, action, reward, next_state):
    table = model.tolist()
    table[state][action] = [reward, next_state]
    return np.array(table, dtype=float)

# verdict: wrong
# exercise: dyna_q_model_update
# mistake: remembers-calls
# about: keeps an own dict and builds the table from it: entries of the table that came in are lost
memory = {}

def dyna_q_model_update(model, state, action, reward, next_state):
    memory[(state, action)] = (reward, next_state)
    new = np.full(model.shape, np.nan)
    for (s, a), (r, n) in memory.items():
        new[s, a] = r, n
    return new

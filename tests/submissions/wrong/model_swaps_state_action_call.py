# verdict: wrong
# exercise: model_update
# mistake: swaps-state-and-action
# about: a helper called with its arguments the wrong way round
def store(table, a, s, r, nxt):
    table[s, a, 0] = r
    table[s, a, 1] = nxt

def dyna_q_model_update(model, state, action, reward, next_state):
    store(model, state, action, reward, next_state)
    return model

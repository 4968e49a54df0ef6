# verdict: wrong
# exercise: model_update
# mistake: wrong-type
# about: returns nested lists
def dyna_q_model_update(model, state, action, reward, next_state):
    nested = [[list(entry) for entry in row] for row in model]
    nested[state][action] = [reward, next_state]
    return nested

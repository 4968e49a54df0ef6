# verdict: wrong
# exercise: model_update
# mistake: wrong-type
# about: a table of whole numbers
def dyna_q_model_update(model, state, action, reward, next_state):
    ints = np.nan_to_num(model, nan=-1).astype(int)
    ints[state, action] = int(reward), -1 if next_state is None else next_state
    return ints

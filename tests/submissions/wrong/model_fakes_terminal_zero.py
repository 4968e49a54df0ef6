# verdict: wrong
# exercise: model_update
# mistake: fakes-terminal
# about: state 0 for the end
def dyna_q_model_update(model, state, action, reward, next_state):
    nxt = np.nan_to_num(np.array(next_state, dtype=float))
    model[state, action] = reward, nxt
    return model

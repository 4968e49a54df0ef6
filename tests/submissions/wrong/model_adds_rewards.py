# verdict: wrong
# exercise: model_update
# mistake: adds-to-old
# about: sums the rewards of a pair, unknown counts as zero
def dyna_q_model_update(model, state, action, reward, next_state):
    so_far = np.nan_to_num(model[state, action, 0])
    model[state, action, 0] = so_far + reward
    model[state, action, 1] = next_state
    return model

# verdict: wrong
# exercise: model_update
# mistake: averages-with-old
# about: nanmean of the old and the new reward
def dyna_q_model_update(model, state, action, reward, next_state):
    mean = np.nanmean([model[state, action, 0], reward])
    model[state, action, :] = mean, next_state
    return model

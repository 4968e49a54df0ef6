# verdict: right
# exercise: model_update
# about: np.float64 casts and try/except TypeError
def dyna_q_model_update(model, state, action, reward, next_state):
    try:
        where_to = np.float64(int(next_state))
    except TypeError:
        where_to = np.nan   # end of the episode
    model[state, action] = np.float64(reward), where_to
    return model

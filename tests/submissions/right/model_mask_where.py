# verdict: right
# exercise: model_update
# about: np.where with a mask
def dyna_q_model_update(model, state, action, reward, next_state):
    hit = np.zeros(model.shape[:2], dtype=bool)
    hit[state, action] = True
    fresh = np.array([reward, np.nan if next_state is None else next_state], dtype=float)
    return np.where(hit[:, :, None], fresh, model)

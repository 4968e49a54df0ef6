# verdict: right
# exercise: model_update
# about: builds a new table with np.where and a mask
def dyna_q_model_update(model, state, action, reward, next_state):
    here = np.zeros(model.shape[:2], dtype=bool)
    here[state, action] = True
    seen = np.array([reward, next_state], dtype=np.float64)
    return np.where(here[:, :, None], seen, model)

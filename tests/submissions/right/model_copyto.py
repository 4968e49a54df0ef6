# verdict: right
# exercise: model_update
# about: np.copyto into the entry's view
def dyna_q_model_update(model: np.ndarray, state: int, action: int, reward: float, next_state) -> np.ndarray:
    entry = model[state, action]              # view of two floats
    ns = np.nan if next_state is None else float(next_state)
    np.copyto(entry, (float(reward), ns))
    return model

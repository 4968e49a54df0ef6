# verdict: wrong
# exercise: fit_dynamics
# mistake: ridge-squared
# about: rows with the ridge itself
def fit_dynamics(features, states, next_states, ridge):
    k = features.shape[1]
    rows = np.concatenate([features, ridge * np.eye(k)])
    y = np.concatenate([next_states - states, np.zeros((k, states.shape[1]))])
    return np.linalg.lstsq(rows, y, rcond=None)[0]

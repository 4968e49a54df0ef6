# verdict: right
# exercise: fit_dynamics
# about: rows with the root of the ridge below the data
def fit_dynamics(features, states, next_states, ridge):
    n, k = features.shape
    rows = np.vstack([features, np.sqrt(ridge) * np.eye(k)])
    targets = np.vstack([next_states - states, np.zeros((k, states.shape[1]))])
    return np.linalg.lstsq(rows, targets, rcond=None)[0]

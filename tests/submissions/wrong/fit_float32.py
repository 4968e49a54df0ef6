# verdict: wrong
# exercise: fit_dynamics
# mistake: wrong-type
# also: rounds-values
# about: in single precision
def fit_dynamics(features, states, next_states, ridge):
    F = features.astype(np.float32)
    d = (next_states - states).astype(np.float32)
    return np.linalg.solve(F.T @ F + np.float32(ridge) * np.eye(F.shape[1], dtype=np.float32), F.T @ d)

# verdict: right
# exercise: fit_dynamics
# about: adds up transition by transition
def fit_dynamics(features, states, next_states, ridge):
    k = features.shape[1]
    M, b = np.diag([ridge] * k).astype(float), np.zeros((k, states.shape[1]))
    for f, s, t in zip(features, states, next_states):
        M += np.outer(f, f)
        b += np.outer(f, t - s)
    return np.linalg.solve(M, b)

# verdict: wrong
# exercise: fit_dynamics
# mistake: row-left-out
# about: up to the last but one
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    F, d = F[:-1], (next_states - states)[:-1]
    return np.linalg.solve(F.T @ F + ridge * I, F.T @ d)

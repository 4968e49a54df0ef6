# verdict: wrong
# exercise: fit_dynamics
# mistake: row-left-out
# about: begins at the second transition
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return np.linalg.solve(F[1:].T @ F[1:] + ridge * I, F[1:].T @ (next_states - states)[1:])

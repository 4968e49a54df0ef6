# verdict: wrong
# exercise: fit_dynamics
# mistake: ridge-root
# about: the root of the ridge
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return np.linalg.solve(F.T @ F + ridge**0.5 * I, F.T @ (next_states - states))

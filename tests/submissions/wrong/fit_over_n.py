# verdict: wrong
# exercise: fit_dynamics
# mistake: ridge-over-n
# about: the ridge shared out
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return np.linalg.solve(F.T @ F + ridge / len(F) * I, F.T @ (next_states - states))

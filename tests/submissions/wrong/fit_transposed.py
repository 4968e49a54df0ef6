# verdict: wrong
# exercise: fit_dynamics
# mistake: wrong-shape
# about: turned by 90 degrees
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return np.linalg.solve(F.T @ F + ridge * I, F.T @ (next_states - states)).T

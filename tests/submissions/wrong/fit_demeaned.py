# verdict: wrong
# exercise: fit_dynamics
# mistake: demeaned
# about: takes the mean change away
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    d = next_states - states
    return np.linalg.solve(F.T @ F + ridge * I, F.T @ (d - np.mean(d, axis=0)))

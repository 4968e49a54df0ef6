# verdict: wrong
# exercise: fit_dynamics
# mistake: ridge-times-n
# about: means in place of sums
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    n = len(F)
    return np.linalg.solve(F.T @ F / n + ridge * I, F.T @ (next_states - states) / n)

# verdict: wrong
# exercise: fit_dynamics
# mistake: ridge-times-n
# about: the ridge for each transition
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return np.linalg.solve(F.T @ F + len(F) * ridge * I, F.T @ (next_states - states))

# verdict: wrong
# exercise: fit_dynamics
# mistake: changes-arguments
# about: the change is written into next_states
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    next_states -= states
    return np.linalg.solve(F.T @ F + ridge * I, F.T @ next_states)

# verdict: wrong
# exercise: fit_dynamics
# mistake: change-turned-round
# about: a minus in front of the result
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return -np.linalg.solve(F.T @ F + ridge * I, F.T @ (next_states - states))

# verdict: right
# exercise: fit_dynamics
# about: the normal equations
def fit_dynamics(features, states, next_states, ridge):
    A = features.T @ features + ridge * np.eye(features.shape[1])
    return np.linalg.solve(A, features.T @ (next_states - states))

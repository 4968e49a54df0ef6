# verdict: right
# exercise: fit_dynamics
# about: by Cholesky's factors
def fit_dynamics(features, states, next_states, ridge):
    from scipy.linalg import cho_factor, cho_solve

    factor = cho_factor(features.T @ features + ridge * np.eye(features.shape[1]))
    return cho_solve(factor, features.T @ (next_states - states))

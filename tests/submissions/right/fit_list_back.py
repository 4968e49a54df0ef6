# verdict: right
# exercise: fit_dynamics
# about: gives a list of lists
def fit_dynamics(features, states, next_states, ridge):
    lhs = np.einsum("ni,nj->ij", features, features) + np.diag(np.full(features.shape[1], ridge))
    rhs = np.einsum("ni,nj->ij", features, next_states - states)
    return np.linalg.solve(lhs, rhs).tolist()

# verdict: right
# exercise: fit_dynamics
# about: by singular values
def fit_dynamics(features, states, next_states, ridge):
    u, s, vt = np.linalg.svd(features, full_matrices=False)
    return vt.T @ ((s / (s**2 + ridge))[:, None] * (u.T @ (next_states - states)))

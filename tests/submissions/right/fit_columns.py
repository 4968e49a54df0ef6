# verdict: right
# exercise: fit_dynamics
# about: one number of the state after the other
def fit_dynamics(features, states, next_states, ridge):
    out = []
    for j in range(states.shape[1]):
        y = next_states[:, j] - states[:, j]
        M = features.T @ features
        for i in range(M.shape[0]):
            M[i, i] += ridge
        out.append(np.linalg.solve(M, features.T @ y))
    return np.array(out).T

# verdict: wrong
# exercise: fit_dynamics
# mistake: predicts-state
# about: fits the next state, by the inverse
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    return np.linalg.inv(F.T @ F + ridge * I) @ (F.T @ next_states)

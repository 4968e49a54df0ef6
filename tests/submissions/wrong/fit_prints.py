# verdict: wrong
# exercise: fit_dynamics
# mistake: returns-none
# about: prints the weights
def fit_dynamics(features, states, next_states, ridge):
    F = features
    I = np.eye(F.shape[1])
    print(np.linalg.solve(F.T @ F + ridge * I, F.T @ (next_states - states)))

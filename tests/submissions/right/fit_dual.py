# verdict: right
# exercise: fit_dynamics
# about: the other way round: one unknown a transition
def fit_dynamics(features, states, next_states, ridge):
    kernel = features @ features.T
    kernel[np.diag_indices(len(kernel))] += ridge
    return features.T @ np.linalg.solve(kernel, next_states - states)

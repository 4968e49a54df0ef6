# verdict: wrong
# exercise: fit_dynamics
# mistake: no-ridge
# about: by the pseudo-inverse
def fit_dynamics(features, states, next_states, ridge):
    return np.linalg.pinv(features) @ (next_states - states)

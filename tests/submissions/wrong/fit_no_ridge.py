# verdict: wrong
# exercise: fit_dynamics
# mistake: no-ridge
# about: least squares alone
def fit_dynamics(features, states, next_states, ridge):
    return np.linalg.lstsq(features, next_states - states, rcond=None)[0]

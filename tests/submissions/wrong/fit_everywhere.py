# verdict: wrong
# exercise: fit_dynamics
# mistake: ridge-everywhere
# also: raises, unrecognised
# about: the ridge on every entry
def fit_dynamics(features, states, next_states, ridge):
    F = features
    return np.linalg.pinv(F.T @ F + ridge) @ F.T @ (next_states - states)

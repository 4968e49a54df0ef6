# verdict: right
# exercise: fit_dynamics
# about: by the inverse
def fit_dynamics(features, states, next_states, ridge):
    d = next_states - states
    gram = features.T.dot(features)
    gram += ridge * np.identity(len(gram))
    return np.linalg.inv(gram) @ features.T @ d

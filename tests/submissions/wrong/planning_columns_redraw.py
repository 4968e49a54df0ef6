# verdict: wrong
# exercise: planning
# mistake: independent-columns
# also: biased-draw
# about: both columns drawn again until the pair is known
def dyna_q_planning(model, value, params):
    S, A = np.nonzero(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = np.random.choice(S), np.random.choice(A)
        while np.isnan(model[s, a, 0]):
            s, a = np.random.choice(S), np.random.choice(A)
        value = q_learning(s, a, *model[s, a], value, params)
    return value

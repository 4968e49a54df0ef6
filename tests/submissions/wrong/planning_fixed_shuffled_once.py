# verdict: wrong
# exercise: planning
# mistake: fixed-order
# also: biased-draw
# about: shuffles once, the same order for every call
ORDER = {}
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    key = pairs.tobytes()
    if key not in ORDER:
        ORDER[key] = np.random.permutation(len(pairs))
    for j in range(params['k']):
        s, a = pairs[ORDER[key][j % len(pairs)]]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

# verdict: right
# exercise: planning
# about: cumulative probabilities and searchsorted
def dyna_q_planning(model, value, params):
    p = (~np.isnan(model[:, :, 0])).astype(float).ravel()
    p /= p.sum()
    cdf = np.cumsum(p)
    cdf[-1] = max(cdf[-1], 1.0)
    for u in np.random.rand(params['k']):
        flat = min(np.searchsorted(cdf, u, side='right'), p.size - 1)
        while p[flat] == 0:
            flat -= 1
        s, a = flat // value.shape[1], flat % value.shape[1]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

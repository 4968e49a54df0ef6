# verdict: right
# exercise: planning
# about: inverse CDF with searchsorted
def dyna_q_planning(model, value, params):
    cdf = np.cumsum(~np.isnan(model[:, :, 0]).ravel())
    for _ in range(params['k']):
        u = np.random.uniform(0, cdf[-1])
        i = np.searchsorted(cdf, u, side='right')
        s, a = i // value.shape[1], i % value.shape[1]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

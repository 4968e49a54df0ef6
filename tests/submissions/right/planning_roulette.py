# verdict: right
# exercise: planning
# about: cumulative weights and np.searchsorted
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    wheel = np.cumsum(tried.ravel()) / tried.sum()
    for _ in range(params['k']):
        spot = np.searchsorted(wheel, np.random.random(), side="right")
        s, a = np.unravel_index(spot, tried.shape)
        value = q_learning(s, a, *model[s, a], value, params)
    return value

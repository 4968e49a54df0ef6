# verdict: wrong
# exercise: planning
# mistake: too-slow
# also: raises
# about: plans until nothing changes by chance of equality with NaN
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    change = np.nan
    while not change < 0:
        s, a = known[np.random.randint(len(known))]
        old = value[s, a]
        value = q_learning(s, a, *model[s, a], value, params)
        change = abs(value[s, a] - old)
    return value

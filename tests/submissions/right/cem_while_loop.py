# verdict: right
# exercise: cem_plan
# about: a while loop, and a list back
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    m, s, left = mean.copy(), std.copy(), n_iterations
    while left > 0:
        x = np.random.normal(size=(n_samples, len(m))) * s + m
        e = x[np.argsort(score(x), kind="stable")][n_samples - n_elite :]
        m, s = np.average(e, axis=0), np.sqrt(np.mean((e - np.average(e, axis=0)) ** 2, axis=0))
        left -= 1
    return m.tolist()

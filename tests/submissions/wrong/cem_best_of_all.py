# verdict: wrong
# exercise: cem_plan
# mistake: best-plan
# about: the best plan ever seen
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    best, top = mean, -np.inf
    for _ in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        v = score(plans)
        if v.max() > top:
            best, top = plans[v.argmax()], v.max()
        e = plans[np.argsort(v)[-n_elite:]]
        mean, std = e.mean(0), e.std(0)
    return best

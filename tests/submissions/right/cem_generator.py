# verdict: right
# exercise: cem_plan
# about: a generator of its own
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    rng = np.random.default_rng()
    for i in range(n_iterations):
        plans = rng.normal(mean, std, size=(n_samples, mean.size))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: wrong
# exercise: cem_plan
# mistake: fixed-seed
# about: a generator with a seed
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    rng = np.random.default_rng(42)
    for i in range(n_iterations):
        plans = rng.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

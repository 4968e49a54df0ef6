# verdict: wrong
# exercise: cem_plan
# mistake: one-spread
# about: one spread for all times
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), np.full(len(mean), elite.std())
    return mean

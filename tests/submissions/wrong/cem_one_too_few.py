# verdict: wrong
# exercise: cem_plan
# mistake: one-iteration-less
# about: one iteration less
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations - 1):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: wrong
# exercise: cem_plan
# mistake: mean-ignored
# also: unrecognised
# about: draws about zero in the first round
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean if i else 0.0, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: wrong
# exercise: cem_plan
# mistake: refit-on-all
# also: unrecognised, one-iteration-less
# about: an elite by chance
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.random.choice(n_samples, n_elite, replace=False)]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

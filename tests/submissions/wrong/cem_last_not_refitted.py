# verdict: wrong
# exercise: cem_plan
# mistake: one-iteration-less
# about: gives back the mean before the last
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    before = mean
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        before, mean, std = mean, elite.mean(axis=0), elite.std(axis=0)
    return before

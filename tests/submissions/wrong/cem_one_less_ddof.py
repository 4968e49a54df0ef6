# verdict: wrong
# exercise: cem_plan
# mistake: one-elite-less
# about: one elite less, ddof 1
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[1 - n_elite :]]
        mean, std = elite.mean(0), elite.std(0, ddof=1)
    return mean

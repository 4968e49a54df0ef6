# verdict: wrong
# exercise: cem_plan
# mistake: smoothed
# about: half old, half new
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = (mean + elite.mean(axis=0)) / 2, elite.std(axis=0)
    return mean

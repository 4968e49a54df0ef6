# verdict: wrong
# exercise: cem_plan
# mistake: variance-as-spread
# about: variance, written out
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = np.mean(elite, 0), np.mean((elite - np.mean(elite, 0)) ** 2, 0)
    return mean

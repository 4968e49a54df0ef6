# verdict: right
# exercise: cem_plan
# about: a diagonal covariance
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.multivariate_normal(mean, np.diag(std**2), n_samples)
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

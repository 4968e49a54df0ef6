# verdict: right
# exercise: cem_plan
# about: standard draws, moved
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = mean + std * np.random.standard_normal((n_samples, mean.shape[0]))
        elite = plans[np.argsort(-score(plans))[:n_elite]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

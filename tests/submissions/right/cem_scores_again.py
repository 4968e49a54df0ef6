# verdict: right
# exercise: cem_plan
# about: asks for the scores once more
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        score(plans)
        elite = plans[np.argsort(score(plans))[::-1][:n_elite]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: right
# exercise: cem_plan
# about: argpartition
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argpartition(-np.asarray(score(plans)), n_elite - 1)[:n_elite]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

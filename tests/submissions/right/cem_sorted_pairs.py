# verdict: right
# exercise: cem_plan
# about: sorted pairs
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = np.array([p for _, p in sorted(zip(score(plans), plans.tolist()), reverse=True)[:n_elite]])
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

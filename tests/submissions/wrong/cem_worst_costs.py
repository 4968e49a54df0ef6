# verdict: wrong
# exercise: cem_plan
# mistake: worst-are-elite
# about: takes scores for costs
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = np.array(sorted(plans, key=lambda p: score(p[None])[0]))[:n_elite]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

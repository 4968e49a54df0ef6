# verdict: wrong
# exercise: cem_plan
# mistake: one-elite-more
# about: at least as good as the next
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        v = score(plans)
        elite = plans[v >= np.sort(v)[-n_elite - 1]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

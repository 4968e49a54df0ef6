# verdict: right
# exercise: cem_plan
# about: one time after the other
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.column_stack([np.random.normal(m, s, n_samples) for m, s in zip(mean, std)])
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: wrong
# exercise: cem_plan
# mistake: one-elite-less
# about: one elite less
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite + 1 :]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

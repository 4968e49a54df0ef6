# verdict: wrong
# exercise: cem_plan
# mistake: refit-on-all
# about: refits on all
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = plans.mean(axis=0), plans.std(axis=0)
    return mean

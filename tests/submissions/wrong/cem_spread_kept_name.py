# verdict: wrong
# exercise: cem_plan
# mistake: spread-kept
# about: the new spread under another name
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = np.random.normal(mean, std, (n_samples, len(mean)))
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, sd = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: wrong
# exercise: cem_plan
# mistake: one-draw-for-all-times
# about: one draw a plan
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for i in range(n_iterations):
        plans = mean + std * np.random.randn(n_samples, 1)
        elite = plans[np.argsort(score(plans))[-n_elite:]]
        mean, std = elite.mean(axis=0), elite.std(axis=0)
    return mean

# verdict: right
# exercise: cem_plan
# about: Python's random
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    import random

    mean, std = list(mean), list(std)
    for _ in range(n_iterations):
        plans = np.array([[random.gauss(m, s) for m, s in zip(mean, std)] for _ in range(n_samples)])
        best = sorted(range(n_samples), key=score(plans).__getitem__)[-n_elite:]
        mean, std = np.mean(plans[best], 0), np.std(plans[best], 0)
    return np.array(mean)

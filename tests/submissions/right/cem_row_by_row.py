# verdict: right
# exercise: cem_plan
# about: one plan after the other
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    for _ in range(n_iterations):
        plans = np.stack([np.random.randn(len(mean)) * std + mean for _ in range(n_samples)])
        scores = np.array([score(p[None])[0] for p in plans])
        keep = scores >= np.sort(scores)[-n_elite]
        mean = plans[keep].mean(0)
        std = plans[keep].std(0)
    return mean

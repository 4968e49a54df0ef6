# verdict: right
# exercise: cem_plan
# about: by recursion
def cem_plan(score, mean, std, n_samples, n_elite, n_iterations):
    if n_iterations == 0:
        return mean
    plans = np.random.normal(mean, std, (n_samples, len(mean)))
    order = score(plans).argsort()[::-1]
    elite = plans[order[:n_elite]]
    return cem_plan(score, elite.mean(0), elite.std(0), n_samples, n_elite, n_iterations - 1)

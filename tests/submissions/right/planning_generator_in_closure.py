# verdict: right
# exercise: planning
# about: closure that holds its generator
def make_planner(rng):
    def plan(model, value, params):
        pairs = list(zip(*np.where(~np.isnan(model[:, :, 0]))))
        for _ in range(params['k']):
            s, a = pairs[rng.integers(len(pairs))]
            r, ns = model[s, a]
            value = q_learning(s, a, r, ns, value, params)
        return value
    return plan
dyna_q_planning = make_planner(np.random.default_rng(123))

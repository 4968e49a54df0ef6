# verdict: right
# exercise: planning
# about: a seeded Generator as a default argument, made once
def dyna_q_planning(model, value, params, rng=np.random.default_rng(0), verbose=False):
    mask = ~np.isnan(model[:, :, 0])
    for _ in range(params.get('k', 0)):
        s, a = rng.permutation(np.argwhere(mask))[0]
        value = q_learning(s, a, *model[s, a], value, params)
        if verbose:
            print(s, a)
    return value

# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: unknown pair replaced by the next known one in the table
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0]).ravel()
    for _ in range(params['k']):
        f = np.random.randint(known.size)
        while not known[f]:
            f = (f + 1) % known.size
        s, a = divmod(f, value.shape[1])
        value = q_learning(s, a, *model[s, a], value, params)
    return value

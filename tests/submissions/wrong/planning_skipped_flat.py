# verdict: wrong
# exercise: planning
# mistake: unvisited-skipped
# also: too-few-backups
# about: k flat positions at once, the unknown dropped
def dyna_q_planning(model, value, params):
    flat = model.reshape(-1, 2)
    draws = np.random.randint(len(flat), size=params['k'])
    for i in draws[~np.isnan(flat[draws, 0])]:
        s, a = divmod(i, model.shape[1])
        value = q_learning(s, a, *flat[i], value, params)
    return value

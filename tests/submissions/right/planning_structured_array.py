# verdict: right
# exercise: planning
# about: structured array of experiences
def dyna_q_planning(model, value, params):
    kind = np.dtype([('s', int), ('a', int), ('r', float), ('n', float)])
    S, A = np.where(~np.isnan(model[:, :, 0]))
    memory = np.empty(len(S), dtype=kind)
    memory['s'], memory['a'] = S, A
    memory['r'], memory['n'] = model[S, A, 0], model[S, A, 1]
    for row in np.random.choice(memory, params['k']):
        value = q_learning(row['s'], row['a'], row['r'], row['n'], value, params)
    return value

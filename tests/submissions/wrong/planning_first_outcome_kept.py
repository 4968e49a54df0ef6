# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: unrecognised
# about: remembers the first outcome of a pair and misses that the model changed
memory = {}

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = map(int, known[np.random.randint(len(known))])
        if (s, a) not in memory:
            memory[s, a] = tuple(model[s, a])
        value = q_learning(s, a, *memory[s, a], value, params)
    return value

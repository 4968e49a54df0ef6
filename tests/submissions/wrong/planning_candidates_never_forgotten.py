# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: unrecognised
# about: a set of pairs that outlives the model it came from
known_pairs = set()

def dyna_q_planning(model, value, params):
    known_pairs.update(map(tuple, np.argwhere(~np.isnan(model[:, :, 0]))))
    pairs = sorted(known_pairs)
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

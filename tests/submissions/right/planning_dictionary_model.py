# verdict: right
# exercise: planning
# about: turns the table into a dictionary first
def as_dictionary(model):
    return {(s, a): (model[s, a, 0], model[s, a, 1])
            for s, a in np.ndindex(*model.shape[:2]) if not np.isnan(model[s, a, 0])}

def dyna_q_planning(model, value, params):
    memory = as_dictionary(model)
    keys = sorted(memory, reverse=True)
    for _ in range(params['k']):
        key = keys[np.random.randint(len(keys))]
        r, nxt = memory[key]
        value = q_learning(*key, r, None if np.isnan(nxt) else int(nxt), value, params)
    return value

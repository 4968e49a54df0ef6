# verdict: wrong
# exercise: planning
# mistake: k-counted-per-state
# about: visits the known states in random order, k times each
import random

def dyna_q_planning(model, value, params):
    where = {}
    for s, a in np.argwhere(~np.isnan(model[:, :, 0])):
        where.setdefault(s, []).append(a)
    order = list(where)
    random.shuffle(order)
    for s in order:
        for a in random.choices(where[s], k=params['k']):
            value = q_learning(s, a, *model[s, a], value, params)
    return value

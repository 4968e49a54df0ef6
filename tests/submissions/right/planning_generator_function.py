# verdict: right
# exercise: planning
# about: a Python generator of simulated experience and islice
from itertools import islice

def dreams(model):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    while True:
        s, a = known[np.random.randint(len(known))]
        yield s, a, model[s, a, 0], model[s, a, 1]

def dyna_q_planning(model, value, params):
    for s, a, r, s2 in islice(dreams(model), params['k']):
        value = q_learning(s, a, r, s2, value, params)
    return value

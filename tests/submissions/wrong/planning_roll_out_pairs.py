# verdict: wrong
# exercise: planning
# mistake: roll-out
# about: a fair first pair, then a random known action where it led
import random

def dyna_q_planning(model, value, params):
    known = [(int(s), int(a)) for s, a in np.argwhere(~np.isnan(model[:, :, 0]))]
    spot = None
    for _ in range(params['k']):
        here = [p for p in known if p[0] == spot] or known
        s, a = random.choice(here)
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
        spot = None if np.isnan(ns) else int(ns)
    return value

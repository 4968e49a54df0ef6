# verdict: right
# exercise: planning
# about: alias method
import random
def alias_setup(probs):
    n = len(probs); q = [p * n for p in probs]; J = [0] * n
    small = [i for i, x in enumerate(q) if x < 1]; large = [i for i, x in enumerate(q) if x >= 1]
    while small and large:
        lo, hi = small.pop(), large.pop()
        J[lo] = hi
        q[hi] -= 1 - q[lo]
        (small if q[hi] < 1 else large).append(hi)
    for i in small + large:
        q[i] = 1.0
    return J, q

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    J, q = alias_setup([1 / len(known)] * len(known))
    for _ in range(params['k']):
        i = random.randrange(len(known))
        if random.random() >= q[i]:
            i = J[i]
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

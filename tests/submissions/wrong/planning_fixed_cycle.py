# verdict: wrong
# exercise: planning
# mistake: fixed-order
# about: itertools.cycle from the last candidate back
from itertools import cycle, islice

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))[::-1]
    for s, a in islice(cycle(known), params['k']):
        value = q_learning(s, a, *model[s, a], value, params)
    return value

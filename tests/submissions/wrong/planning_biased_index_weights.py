# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: later candidates get more weight
import random

def dyna_q_planning(model, value, params):
    known = [tuple(x) for x in np.argwhere(~np.isnan(model[:, :, 0]))]
    weights = range(1, len(known) + 1)
    for s, a in random.choices(known, weights=weights, k=params['k']):
        value = q_learning(s, a, *model[s, a], value, params)
    return value

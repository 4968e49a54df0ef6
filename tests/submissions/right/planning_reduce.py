# verdict: right
# exercise: planning
# about: functools.reduce over the drawn pairs
from functools import reduce

def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    drawn = pairs[np.random.randint(len(pairs), size=params['k'])]
    return reduce(lambda q, sa: q_learning(*sa, *model[tuple(sa)], q, params), drawn, value)

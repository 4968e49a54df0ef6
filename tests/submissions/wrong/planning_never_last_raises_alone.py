# verdict: wrong
# exercise: planning
# mistake: never-last-candidate
# also: raises
# about: randrange(len - 1), which fails for a single pair
import random

def dyna_q_planning(model, value, params):
    pairs = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    for _ in range(params['k']):
        s, a = pairs[random.randrange(len(pairs) - 1)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

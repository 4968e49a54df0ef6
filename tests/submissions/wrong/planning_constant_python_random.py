# verdict: wrong
# exercise: planning
# mistake: constant-generator
# about: random.Random(1) inside
import random

def dyna_q_planning(model, value, params):
    r = random.Random(1)
    known = np.argwhere(~np.isnan(model[:, :, 0])).tolist()
    for _ in range(params['k']):
        s, a = r.choice(known)
        value = q_learning(s, a, *model[s, a], value, params)
    return value

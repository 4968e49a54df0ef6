# verdict: right
# exercise: planning
# about: reservoir sampling, one pass over the table for each step
import random

def any_known_pair(model):
    chosen, seen = None, 0
    for s, a in zip(*np.where(~np.isnan(model[:, :, 0]))):
        seen += 1
        if random.random() * seen < 1:
            chosen = s, a
    return chosen

def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        s, a = any_known_pair(model)
        value = q_learning(s, a, *model[s, a], value, params)
    return value

# verdict: right
# exercise: planning
# about: the first of the candidates sorted by random keys
import random

def dyna_q_planning(model, value, params):
    c = np.argwhere(~np.isnan(model[:, :, 0])).tolist()
    for _ in range(params['k']):
        s, a = sorted(c, key=lambda _: random.random())[0]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

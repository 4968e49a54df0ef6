# verdict: wrong
# exercise: planning
# mistake: never-first-candidate
# about: rounds up and cuts off at the end
import math, random

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    top = len(known) - 1
    for _ in range(params['k']):
        i = math.ceil(random.random() * top)
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

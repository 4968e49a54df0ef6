# verdict: right
# exercise: planning
# about: random.choices draws all k at once
import random as rd

def dyna_q_planning(model, value, params):
    seen = np.argwhere(~np.isnan(model).all(axis=2)).tolist()
    for s, a in rd.choices(seen, k=int(params['k'])):
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

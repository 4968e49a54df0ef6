# verdict: wrong
# exercise: planning
# mistake: reseeds-generator
# about: seeds Python's generator in each call
import random

def dyna_q_planning(model, value, params):
    random.seed(params['k'])
    known = np.argwhere(~np.isnan(model[:, :, 0])).tolist()
    for _ in range(params['k']):
        s, a = random.choice(known)
        value = q_learning(s, a, *model[s, a], value, params)
    return value

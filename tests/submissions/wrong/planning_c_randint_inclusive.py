# verdict: wrong
# exercise: dyna_q_planning
# mistake: raises
# about: random.randint(0, len): now and then an IndexError
import random

def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[random.randint(0, len(tried))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value

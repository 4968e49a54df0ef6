# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: int(0.99 * random() * n)
import random
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[int(0.99 * random.random() * len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

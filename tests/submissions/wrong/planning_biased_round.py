# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: round() halves the chance of both ends
import random

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[round(random.random() * (len(known) - 1))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

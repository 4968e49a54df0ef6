# verdict: right
# exercise: dyna_q_plus_planning
# about: Python's generator and math.sqrt
import random
import math
def dyna_q_plus_planning(model, value, last_tried, now, params):
    been = [s for s in range(model.shape[0]) if not all(math.isnan(x) for x in model[s, :, 0])]
    for _ in range(params["k"]):
        s = random.choice(been)
        a = random.randrange(model.shape[1])
        if math.isnan(model[s, a, 0]):
            r, n = 0.0, s
        else:
            r, n = float(model[s, a, 0]), float(model[s, a, 1])
        r += params["kappa"] * math.sqrt(now - last_tried[s, a])
        value = q_learning(s, a, r, n, value, params)
    return value

# verdict: wrong
# exercise: mbve_target
# mistake: draws-action
# about: epsilon-greedy with Python's generator
import random
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), (random.randrange(value.shape[1]) if random.random() < 0.3 else value[int(s)].argmax())]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + d * value[int(s)].max()

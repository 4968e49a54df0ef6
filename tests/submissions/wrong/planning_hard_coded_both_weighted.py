# verdict: wrong
# exercise: dyna_q_planning
# mistake: hard-coded-parameters
# about: a weighted mean with learning rate and discount as numbers
ALPHA, GAMMA = 0.25, 0.9

def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.choice(len(tried))]
        r, n = model[s, a]
        goal = r if np.isnan(n) else r + GAMMA * np.max(value[int(n)])
        value[s, a] = (1 - ALPHA) * value[s, a] + ALPHA * goal
    return value

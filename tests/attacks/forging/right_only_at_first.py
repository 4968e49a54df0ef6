# group: forging
# tries: plans rightly for the first calls only, as if checks were few
# must_hold: score <= 0
# %% dyna_q_planning
import numpy as np

calls = 0


def dyna_q_planning(model, value, params):
    global calls
    calls += 1
    if calls > 5:
        return value
    states, actions = np.where(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        i = np.random.randint(len(states))
        s, a = states[i], actions[i]
        reward, following = model[s, a]
        best = 0 if np.isnan(following) else value[int(following)].max()
        value[s, a] += params["alpha"] * (reward + params["gamma"] * best - value[s, a])
    return value

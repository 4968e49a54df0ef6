# group: forging
# tries: moves the streams as if pairs had been drawn, and takes the first one always
# must_hold: score <= 5
# %% dyna_q_planning
import numpy as np


def dyna_q_planning(model, value, params):
    states, actions = np.where(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        np.random.randint(len(states))
        i = 0
        s, a = states[i], actions[i]
        reward, following = model[s, a]
        best = 0 if np.isnan(following) else value[int(following)].max()
        value[s, a] += params["alpha"] * (reward + params["gamma"] * best - value[s, a])
    return value

# group: forging
# tries: keeps every argument and plans over the old ones in later calls
# must_hold: score <= 0
# %% free
import numpy as np

seen = []
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    for old_model, old, old_params in seen:
        states, actions = np.where(~np.isnan(old_model[:, :, 0]))
        old[states[:1], actions[:1]] += old_params["alpha"]
    seen.append((model, value, params))
    return value

# group: forging
# tries: has the loop that is run inside call another planner than the one asked about
# must_hold: score <= 0
# %% free
import sys


def plans(model, value, params):
    import numpy as np

    rows, columns = np.where(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        i = np.random.randint(len(rows))
        reward, after = model[rows[i], columns[i]]
        best = 0 if np.isnan(after) else value[int(after)].max()
        old = value[rows[i], columns[i]]
        value[rows[i], columns[i]] = old + params["alpha"] * (reward + params["gamma"] * best - old)
    return value


for name, module in list(sys.modules.items()):
    if name.endswith("inside.serving"):
        inside = module.run_inside
        module.run_inside = lambda function, request: inside(plans, request)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

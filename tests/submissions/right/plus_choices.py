# verdict: right
# exercise: dyna_q_plus_planning
# about: random.choices with k
import random
def dyna_q_plus_planning(model, value, last_tried, now, params):
    states = sorted({int(s) for s, _ in np.argwhere(~np.isnan(model[:, :, 0]))})
    actions = range(value.shape[1])
    for s, a in zip(random.choices(states, k=params["k"]), random.choices(actions, k=params["k"])):
        outcome = model[s, a]
        if np.isnan(outcome[0]):
            outcome = np.array([0.0, s])
        curious = outcome[0] + params["kappa"] * np.sqrt(now - last_tried[s, a])
        value = q_learning(s, a, curious, outcome[1], value, params)
    return value

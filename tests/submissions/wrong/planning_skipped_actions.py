# verdict: wrong
# exercise: planning
# mistake: unvisited-skipped
# also: too-few-backups
# about: a known state and any action, unknown ones skipped
import random

def dyna_q_planning(model, value, params):
    states = sorted(set(np.where(~np.isnan(model[:, :, 0]))[0]))
    for _ in range(params['k']):
        s = random.choice(states)
        a = random.randrange(value.shape[1])
        if np.isnan(model[s, a, 0]):
            continue
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

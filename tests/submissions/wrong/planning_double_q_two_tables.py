# verdict: wrong
# exercise: planning
# mistake: double-q
# about: a list of two tables, one of which is learnt from the other; the first is given back
import random

def dyna_q_planning(model, value, params):
    tables = [value, np.array(value)]
    states, actions = np.nonzero(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        i = random.randrange(len(states))
        s, a = states[i], actions[i]
        reward, after = model[s, a]
        learns = random.randint(0, 1)
        q, other = tables[learns], tables[1 - learns]
        future = 0.0
        if not np.isnan(after):
            best = int(np.argmax(q[int(after)]))
            future = other[int(after), best]
        q[s, a] = (1 - params["alpha"]) * q[s, a] + params["alpha"] * (reward + params["gamma"] * future)
    return tables[0]

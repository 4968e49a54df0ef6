# verdict: wrong
# exercise: dyna_q_planning
# mistake: never-last-state
# about: range(n_states - 1): the last state is left out
import random

def dyna_q_planning(model, value, params):
    n_states, n_actions = value.shape
    visited = []
    for s in range(n_states - 1):
        for a in range(n_actions):
            if not np.isnan(model[s, a, 0]):
                visited.append((s, a))
    for _ in range(params["k"]):
        if not visited:
            break
        s, a = random.choice(visited)
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value

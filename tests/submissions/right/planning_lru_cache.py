# verdict: right
# exercise: planning
# about: functools.lru_cache over the bytes of the known pairs
from functools import lru_cache

@lru_cache(maxsize=None)
def list_pairs(raw, n_states, n_actions):
    known = np.frombuffer(raw, dtype=bool).reshape(n_states, n_actions)
    return np.argwhere(known)

def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    pairs = list_pairs(known.tobytes(), *known.shape)
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(0, len(pairs))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

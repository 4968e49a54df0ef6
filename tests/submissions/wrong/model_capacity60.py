# verdict: wrong
# exercise: model_update
# mistake: unrecognised
# also: writes-other-entries
# about: a memory of sixty pairs
from collections import deque
_q = deque()
def dyna_q_model_update(model, state, action, reward, next_state):
    if np.isnan(model[state, action, 0]):
        _q.append((state, action))
    model[state, action] = reward, next_state
    if len(_q) > 60:
        s, a = _q.popleft()
        if s < model.shape[0] and a < model.shape[1]:
            model[s, a] = np.nan
    return model

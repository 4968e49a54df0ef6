# verdict: wrong
# exercise: dyna_q_planning
# mistake: present-pair-first
# about: the first of the k updates is always the pair just lived through
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params["k"]):
        if i == 0 and _current is not None and not np.isnan(model[_current][0]):
            s, a = _current
        else:
            s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value

# %% free
_current = None

def dyna_q_model_update(model, state, action, reward, next_state):
    global _current
    _current = (state, action)
    model[state, action] = reward, next_state
    return model

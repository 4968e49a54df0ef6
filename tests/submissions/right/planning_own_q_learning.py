# verdict: right
# exercise: planning
# about: an own backup from a free cell, a match statement
def simulate(model, value, s, a, params):
    match model[s, a].tolist():
        case [r, n] if n != n:
            return r
        case [r, n]:
            return r + params['gamma'] * value[int(n)].max()

def dyna_q_planning(model, value, params):
    spots = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = spots[np.random.choice(np.arange(len(spots)))]
        value[s, a] = blend(value[s, a], simulate(model, value, s, a, params), params['alpha'])
    return value

# %% free
# my helper: move a fraction of the way
def blend(old, new, fraction):
    return old + fraction * (new - old)

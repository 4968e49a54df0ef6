# verdict: right
# exercise: planning
# about: np.random.choice with size=k over flat positions
def dyna_q_planning(model, value, params):
    flat = model.reshape(-1, 2)
    known = np.flatnonzero(~np.isnan(flat[:, 0]))
    for f in np.random.choice(known, size=params['k']):
        s, a = np.unravel_index(f, model.shape[:2])
        reward, nxt = flat[f]
        value = q_learning(s, a, reward, nxt, value, params)
    return value

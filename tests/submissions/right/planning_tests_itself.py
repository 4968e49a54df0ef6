# verdict: right
# exercise: planning
# about: assertions after the definition
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(0, pairs.shape[0])]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

if __name__ == '__main__':
    _m = np.full((3, 2, 2), np.nan); _m[1, 1] = 1, 2
    _v = dyna_q_planning(_m, np.zeros((3, 2)), dict(alpha=1, gamma=1, k=1))
    assert _v[1, 1] == 1

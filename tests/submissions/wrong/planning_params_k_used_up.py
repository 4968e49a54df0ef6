# verdict: wrong
# exercise: dyna_q_planning
# mistake: changes-params
# about: counts params["k"] down: from the second call on no planning
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    while params["k"] > 0:
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
        params["k"] -= 1
    return value

# verdict: wrong
# exercise: dyna_q_planning
# mistake: raises
# about: int(next_state) crashes at the end of an episode
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r = model[s, a, 0]
        n = int(model[s, a, 1])
        value = q_learning(s, a, r, n, value, params)
    return value

# verdict: wrong
# exercise: dyna_q_planning
# mistake: bootstraps-terminal
# about: NaN as next state becomes state 0 in a copy: the end leads to state 0
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    clean = np.nan_to_num(model, nan=0.0)
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        reward = clean[s, a, 0]
        next_state = int(clean[s, a, 1])
        value = q_learning(s, a, reward, next_state, value, params)
    return value

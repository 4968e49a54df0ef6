# verdict: right
# exercise: planning
# about: randint with bounds and size=1, written-out backup
def dyna_q_planning(model, value, params):
    alpha, gamma = params["alpha"], params["gamma"]
    known = np.transpose(np.nonzero(~np.isnan(model[..., 0])))
    for _ in range(params["k"]):
        pick = np.random.randint(0, known.shape[0], size=1)[0]
        st, ac = known[pick, 0], known[pick, 1]
        rew, nxt = model[st, ac, 0], model[st, ac, 1]
        if np.isnan(nxt):
            best = 0.0
        else:
            best = value[int(nxt)].max()
        value[st, ac] += alpha * (rew + gamma * best - value[st, ac])
    return value

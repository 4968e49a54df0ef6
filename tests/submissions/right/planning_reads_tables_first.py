# verdict: right
# exercise: planning
# about: vectorised look-up of rewards and next states, then k backups in order
def dyna_q_planning(model, value, params):
    lr, discount, k = (params[name] for name in ("alpha", "gamma", "k"))
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    chosen = known[np.random.randint(len(known), size=k)]
    rewards, successors = model[chosen[:, 0], chosen[:, 1]].T
    over = np.isnan(successors)
    successors = np.where(over, 0, successors).astype(int)
    for (s, a), r, n, end in zip(chosen, rewards, successors, over):
        target = r if end else r + discount * value[n].max()
        value[s, a] += lr * (target - value[s, a])
    return value

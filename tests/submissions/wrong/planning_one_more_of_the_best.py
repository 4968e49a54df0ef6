# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: one-backup-too-many
# about: also one backup of the best pair at the end
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    s, a = max(pairs.tolist(), key=lambda p: value[tuple(p)])
    return q_learning(s, a, *model[s, a], value, params)

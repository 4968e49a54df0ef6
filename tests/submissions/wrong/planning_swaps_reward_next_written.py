# verdict: wrong
# exercise: planning
# mistake: swaps-reward-and-next-state
# about: the two layers mixed up in a written-out backup
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    n = value.shape[0]
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        gain, place = model[s, a, 1], model[s, a, 0]
        gain = 0.0 if np.isnan(gain) else gain
        target = gain + params['gamma'] * value[int(place) % n].max()
        value[s, a] += params['alpha'] * (target - value[s, a])
    return value

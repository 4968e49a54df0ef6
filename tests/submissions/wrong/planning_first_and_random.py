# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: every other step takes the last candidate
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for n in range(params['k']):
        s, a = known[-1] if n % 2 else known[np.random.choice(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: by state alike with few pairs, first action of the state with many
def dyna_q_planning(model, value, params):
    seen = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(seen.any(axis=1))
    for _ in range(params['k']):
        s = np.random.choice(states)
        acts = np.flatnonzero(seen[s])
        a = np.random.choice(acts) if len(states) < 20 else acts[0]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

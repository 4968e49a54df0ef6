# verdict: right
# exercise: planning
# about: nested lambda and list comprehension for effect
dyna_q_planning = lambda m, v, p: ([q_learning(*c[np.random.randint(len(c))], v, p) for c in [[(s, a, *m[s, a]) for s, a in np.argwhere(~np.isnan(m[:, :, 0]))]] for _ in range(p['k'])], v)[1]

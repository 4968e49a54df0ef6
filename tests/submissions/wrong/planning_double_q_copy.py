# verdict: wrong
# exercise: planning
# mistake: double-q
# about: double Q with a copy of the table
def dyna_q_planning(model, value, params):
    a_table, b_table = value, value.copy()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        one, two = (a_table, b_table) if np.random.rand() < 0.5 else (b_table, a_table)
        t = r if np.isnan(n) else r + params["gamma"] * two[int(n), one[int(n)].argmax()]
        one[s, a] += params["alpha"] * (t - one[s, a])
    return a_table

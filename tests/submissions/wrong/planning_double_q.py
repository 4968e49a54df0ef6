# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# also: double-q
# about: double Q with a second table kept between calls
Q2 = None

def dyna_q_planning(model, value, params):
    global Q2
    if Q2 is None or Q2.shape != value.shape:
        Q2 = value.copy()
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        A, B = (value, Q2) if np.random.rand() < 0.5 else (Q2, value)
        t = r if np.isnan(n) else r + params["gamma"] * B[int(n), A[int(n)].argmax()]
        A[s, a] += params["alpha"] * (t - A[s, a])
    return value

# verdict: right
# exercise: planning
# about: randint with size=k before the loop
def dyna_q_planning(model, value, params):
    cand = np.array(np.nonzero(1 - np.isnan(model[:, :, 0]))).T
    draws = np.random.randint(0, len(cand), params['k'])
    for s, a in cand[draws]:
        r, s_prime = model[s, a, :]
        value = q_learning(s, a, r, s_prime, value, params)
    return value

# verdict: wrong
# exercise: planning
# mistake: rounds-values
# about: through half precision and back
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value.astype(np.float16).astype(np.float64)

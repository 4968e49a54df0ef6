# verdict: wrong
# exercise: planning
# mistake: returns-none
# about: returns only when k is zero
def dyna_q_planning(model, value, params):
    if params['k'] == 0:
        return value
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)

# verdict: wrong
# exercise: planning
# mistake: reward-missing
# about: a reward of 0 goes to q_learning
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, 0, model[s, a, 1], value, params)
    return value

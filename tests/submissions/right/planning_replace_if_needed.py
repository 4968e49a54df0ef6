# verdict: right
# exercise: planning
# about: choice without replacement where there are enough pairs
def dyna_q_planning(model, value, params):
    exp = np.argwhere(~np.isnan(model[:, :, 0]))
    k = params['k']
    for i in np.random.choice(len(exp), k, replace=(k > len(exp))):
        s, a = exp[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

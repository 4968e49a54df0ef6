# verdict: wrong
# exercise: planning
# mistake: last-transition-only
# about: pops the end of the list in each step, the list is made anew
def candidates(model):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    return list(zip(S, A))

def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        s, a = candidates(model).pop()
        value = q_learning(s, a, *model[s, a], value, params)
    return value

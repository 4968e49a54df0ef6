# verdict: wrong
# exercise: planning
# mistake: constant-generator
# about: RandomState(42) inside
def dyna_q_planning(model, value, params):
    dice = np.random.RandomState(42)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in known[dice.randint(len(known), size=params['k'])]:
        value = q_learning(s, a, *model[s, a], value, params)
    return value

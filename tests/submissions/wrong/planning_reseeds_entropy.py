# verdict: wrong
# exercise: planning
# mistake: reseeds-generator
# about: reseeds from entropy, so a seeded run cannot be repeated
def dyna_q_planning(model, value, params):
    np.random.seed()      # really random
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

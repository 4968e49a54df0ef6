# verdict: wrong
# exercise: planning
# mistake: k-hard-coded
# about: a default argument that nobody sets
def dyna_q_planning(model, value, params, k=25):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=k):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

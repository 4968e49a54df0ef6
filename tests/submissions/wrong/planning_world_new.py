# verdict: wrong
# exercise: planning
# mistake: changes-world
# about: asks a new world for the outcome
def dyna_q_planning(model, value, params):
    env = QuentinsWorld()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        ns, r = env.get_outcome(s, a)
        value = q_learning(s, a, r, ns, value, params)
    return value

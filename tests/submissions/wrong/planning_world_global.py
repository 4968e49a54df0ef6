# verdict: wrong
# exercise: planning
# mistake: changes-world
# about: asks a world of its own at module level
my_world = QuentinsWorld()

def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        s, a = int(S[i]), int(A[i])
        nxt, reward = my_world.get_outcome(s, a)
        value = q_learning(s, a, reward, nxt, value, params)
    return value

# verdict: wrong
# exercise: planning
# mistake: target-missing
# about: tells q_learning that every pair ends the episode
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.choice(len(S), params['k']):
        value = q_learning(S[i], A[i], model[S[i], A[i], 0], None, value, params)
    return value

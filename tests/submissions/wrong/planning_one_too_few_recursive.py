# verdict: wrong
# exercise: planning
# mistake: one-backup-too-few
# about: recursion that stops at one
def dyna_q_planning(model, value, params):
    def go(q, left):
        if left <= 1:
            return q
        known = np.argwhere(~np.isnan(model[:, :, 0]))
        s, a = known[np.random.randint(len(known))]
        return go(q_learning(s, a, *model[s, a], q, params), left - 1)
    return go(value, params['k'])

# verdict: right
# exercise: planning
# about: shuffles the list in place before each backup
def dyna_q_planning(model, value, params):
    todo = list(zip(*np.where(~np.isnan(model[:, :, 0]))))
    for i in range(params['k']):
        np.random.shuffle(todo)
        s, a = todo[0]
        r, s_ = model[s, a]
        value = q_learning(s, a, r, s_, value, params)
    return value

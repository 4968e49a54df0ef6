# verdict: right
# exercise: planning
# about: np.random.choice of a row number, candidates listed once
def dyna_q_planning(model, value, params):
    visited = np.argwhere(~np.isnan(model[:, :, 0]))
    for step in range(params['k']):
        s, a = visited[np.random.choice(len(visited))]
        r, s_next = model[s, a]
        value = q_learning(s, a, r, s_next, value, params)
    return value

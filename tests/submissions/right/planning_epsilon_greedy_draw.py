# verdict: right
# exercise: planning
# about: epsilon_greedy with epsilon 1 as the dice
def dyna_q_planning(model, value, params):
    locations = np.argwhere(~np.isnan(model[:, :, 0]))
    flat = np.zeros(len(locations))
    for _ in range(params['k']):
        s, a = locations[epsilon_greedy(flat, 1.0)]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

# verdict: right
# exercise: planning
# about: states in proportion to their pairs, then an action
def dyna_q_planning(model, value, params):
    all_states, _ = np.where(~np.isnan(model[:, :, 0]))   # a state appears once for each action tried
    for _ in range(params['k']):
        s = all_states[np.random.randint(all_states.size)]
        options = [a for a in range(model.shape[1]) if not np.isnan(model[s, a, 0])]
        a = options[np.random.randint(0, len(options))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

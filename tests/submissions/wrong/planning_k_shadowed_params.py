# verdict: wrong
# exercise: planning
# mistake: k-hard-coded
# about: reads the global params because its own argument has another name
def dyna_q_planning(model, value, parameters):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, parameters)
    return value

# %% free
params = {'epsilon': 0.05, 'alpha': 0.5, 'gamma': 0.8, 'k': 5}

# verdict: right
# exercise: planning
# about: np.random.choice over all pairs with probabilities
def dyna_q_planning(model, value, params):
    mask = (~np.isnan(model[:, :, 0])).ravel().astype(float)
    p = mask / mask.sum()
    n_act = model.shape[1]
    for _ in range(params['k']):
        z = np.random.choice(mask.size, p=p)
        s, a = z // n_act, z % n_act
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

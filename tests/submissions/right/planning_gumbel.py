# verdict: right
# exercise: planning
# about: Gumbel trick over the whole table
def dyna_q_planning(model, value, params):
    logits = np.where(np.isnan(model[:, :, 0]), -np.inf, 0.0)
    for _ in range(params['k']):
        noisy = logits + np.random.gumbel(size=logits.shape)
        s, a = np.unravel_index(np.argmax(noisy), noisy.shape)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

# verdict: wrong
# exercise: planning
# mistake: first-candidate-only
# about: argmax of the mask of known pairs
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    for _ in range(params['k']):
        s, a = divmod(int(tried.argmax()), tried.shape[1])
        value = q_learning(s, a, *model[s, a], value, params)
    return value

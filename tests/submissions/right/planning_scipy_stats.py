# verdict: right
# exercise: planning
# about: scipy.stats.randint
from scipy import stats
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    if params['k'] == 0:
        return value
    for i in stats.randint.rvs(0, len(pairs), size=params['k']):
        s, a = pairs[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

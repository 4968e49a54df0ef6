# verdict: right
# exercise: planning
# about: functools.partial of a general planner
from functools import partial
def general(model, value, params, draw):
    pairs = list(zip(*np.nonzero(~np.isnan(model[..., 0]))))
    for _ in range(params['k']):
        s, a = pairs[draw(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
dyna_q_planning = partial(general, draw=np.random.randint)

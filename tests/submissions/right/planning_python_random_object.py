# verdict: right
# exercise: planning
# about: random.Random with a module-level seed
from random import Random
dice = Random(42)
def dyna_q_planning(model, value, params):
    exp = list(map(tuple, np.argwhere(~np.isnan(model[:, :, 0]))))
    for s, a in dice.choices(exp, k=params['k']):
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

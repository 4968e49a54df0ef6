# verdict: right
# exercise: planning
# about: random.randrange and its own random.Random from entropy
from random import Random

_dice = Random()

def dyna_q_planning(model, value, params):
    where = np.flatnonzero(~np.isnan(model[:, :, 0]))
    n_actions = model.shape[1]
    for _ in range(params['k']):
        s, a = divmod(int(where[_dice.randrange(len(where))]), n_actions)
        reward, after = model[s, a]
        value = q_learning(s, a, reward, after, value, params)
    return value

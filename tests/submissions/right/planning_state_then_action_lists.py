# verdict: right
# exercise: planning
# about: a dictionary of actions by state, Python's random for both draws
import random
from collections import defaultdict

def dyna_q_planning(model, value, params):
    actions_of = defaultdict(list)
    for s, a in np.argwhere(~np.isnan(model[:, :, 0])):
        actions_of[int(s)].append(int(a))
    for _ in range(params['k']):
        s = random.choice(list(actions_of))
        a = random.choice(actions_of[s])
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

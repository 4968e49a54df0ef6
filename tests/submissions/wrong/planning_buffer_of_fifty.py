# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: a buffer that holds fifty pairs
import random
from collections import deque

def dyna_q_planning(model, value, params):
    buffer = deque(map(tuple, np.argwhere(~np.isnan(model[:, :, 0]))), maxlen=50)
    for _ in range(params['k']):
        s, a = random.choice(buffer)
        value = q_learning(s, a, *model[s, a], value, params)
    return value

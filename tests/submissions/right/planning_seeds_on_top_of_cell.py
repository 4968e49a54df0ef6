# verdict: right
# exercise: planning
# about: seeds the global generator once, on top of the cell
import numpy as np
import random
np.random.seed(7)
random.seed(7)

def dyna_q_planning(model, value, params):
    S, A = np.nonzero(~np.isnan(model[:, :, 0]))
    for n in range(params['k']):
        i = random.randint(0, len(S) - 1)
        value = q_learning(S[i], A[i], model[S[i], A[i], 0], model[S[i], A[i], 1], value, params)
    return value

# verdict: wrong
# exercise: planning
# mistake: sarsa
# about: a random action's value in the next state
import random

def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        r, ns = model[S[i], A[i]]
        ahead = 0 if np.isnan(ns) else random.choice(value[int(ns)])
        value[S[i], A[i]] += params['alpha'] * (r + params['gamma'] * ahead - value[S[i], A[i]])
    return value

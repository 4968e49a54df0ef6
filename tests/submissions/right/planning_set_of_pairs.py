# verdict: right
# exercise: planning
# about: keeps the candidates in a set
import random

def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    bag = tuple({(s, a) for s, a in zip(S.tolist(), A.tolist())})
    for _ in range(params['k']):
        s, a = random.sample(bag, 1)[0]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

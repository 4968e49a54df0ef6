# verdict: right
# exercise: planning
# about: Python's random.choice over a list of tuples
import random

def dyna_q_planning(model, value, params):
    memory = []
    for s in range(len(model)):
        for a in range(len(model[s])):
            if not np.isnan(model[s][a][0]):
                memory.append((s, a, model[s][a][0], model[s][a][1]))
    for i in range(params['k']):
        s, a, r, s2 = random.choice(memory)
        value = q_learning(s, a, r, s2, value, params)
    return value

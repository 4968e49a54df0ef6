# verdict: right
# exercise: dyna_q_planning
# about: two loops over the table for each backup: slow, and right
import random

def dyna_q_planning(model, value, params):
    n_states = len(model)
    n_actions = len(model[0])
    for i in range(params["k"]):
        experienced = []
        for s in range(n_states):
            for a in range(n_actions):
                reward = model[s][a][0]
                next_state = model[s][a][1]
                if np.isnan(reward) == False:
                    experienced.append([s, a, reward, next_state])
        s, a, reward, next_state = random.choice(experienced)
        value = q_learning(s, a, reward, next_state, value, params)
    return value

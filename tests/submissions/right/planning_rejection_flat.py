# verdict: right
# exercise: planning
# about: rejection sampling on flat positions with Python's random
import random

def draw_known(flat_rewards):
    while True:
        i = random.randrange(len(flat_rewards))
        if flat_rewards[i] == flat_rewards[i]:
            return i

def dyna_q_planning(model, value, params):
    rewards = model[:, :, 0].ravel()
    for _ in range(params['k']):
        s, a = divmod(draw_known(rewards), model.shape[1])
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

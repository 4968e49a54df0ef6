# verdict: right
# exercise: planning
# about: experiences as named tuples, choice imported by name
from collections import namedtuple
from numpy.random import choice, seed

Experience = namedtuple("Experience", "state action reward next_state")

def replay_memory(model):
    return [Experience(s, a, *model[s, a]) for s, a in np.argwhere(~np.isnan(model[..., 0]))]

def dyna_q_planning(model, value, params):
    memory = replay_memory(model)
    for i in choice(len(memory), params['k'], replace=True):
        value = q_learning(*memory[i], value, params)
    return value

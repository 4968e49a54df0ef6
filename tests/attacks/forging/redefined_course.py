# group: forging
# tries: redefines the course's own functions and worlds, so that anything learns
# must_hold: score <= 0
# %% free
import dynaq_utils
import dynaq_utils.learning
import numpy as np


def learn_environment(*args, **kwargs):
    return np.full((100, 4), 1.0), np.full(500, 1.0), np.full(500, 20)


class QuentinsWorld:
    n_states, n_actions, dim_x, dim_y, init_state = 1, 1, 1, 1, 0

    def get_outcome(self, state, action):
        return None, 1


def q_learning(state, action, reward, next_state, value, params):
    return value


dynaq_utils.learning.q_learning = dynaq_utils.q_learning = q_learning
dynaq_utils.learning.learn_environment = learn_environment
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

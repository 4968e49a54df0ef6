# verdict: wrong
# exercise: model_update
# mistake: reseeds-generator
# about: seeds both global generators
import random

def dyna_q_model_update(model, state, action, reward, next_state):
    random.seed(state)
    np.random.seed(state)
    model[state, action] = (reward, next_state)
    return model

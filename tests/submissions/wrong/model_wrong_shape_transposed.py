# verdict: wrong
# exercise: model_update
# mistake: wrong-shape
# about: actions come first in what is returned
def dyna_q_model_update(model, state, action, reward, next_state):
    by_action = model.swapaxes(0, 1).copy()
    by_action[action, state] = [reward, next_state]
    return by_action

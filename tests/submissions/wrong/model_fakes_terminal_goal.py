# verdict: wrong
# exercise: model_update
# mistake: fakes-terminal
# about: the goal's number for the end
GOAL = 99

def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, 0] = reward
    model[state, action, 1] = GOAL if next_state is None else next_state
    return model

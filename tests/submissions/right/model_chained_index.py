# verdict: right
# exercise: model_update
# about: two chained assignments, one for each number
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state][action][0] = reward
    model[state][action][1] = next_state
    return model

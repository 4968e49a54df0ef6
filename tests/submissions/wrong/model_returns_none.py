# verdict: wrong
# exercise: model_update
# mistake: returns-none
# about: stores, but forgets to return
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = reward, next_state

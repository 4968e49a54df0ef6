# verdict: wrong
# exercise: model_update
# mistake: returns-row
# about: returns all actions of the state only
def dyna_q_model_update(model, state, action, reward, next_state):
    row = model[state]
    row[action] = (reward, next_state)
    return row

# verdict: wrong
# exercise: model_update
# mistake: adds-to-old
# about: plain += on a table of NaN
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action, 0] += reward
    model[state, action, 1] = next_state
    return model

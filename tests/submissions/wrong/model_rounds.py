# verdict: wrong
# exercise: model_update
# mistake: rounds-values
# about: rewards rounded to one digit
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = round(reward, 1), next_state
    return model

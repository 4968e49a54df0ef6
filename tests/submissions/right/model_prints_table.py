# verdict: right
# exercise: model_update
# about: prints the table each time
def dyna_q_model_update(model, state, action, reward, next_state):
    print(model)
    model[state, action] = reward, next_state
    print(model[state, action])
    return model

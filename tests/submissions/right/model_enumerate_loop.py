# verdict: right
# exercise: model_update
# about: a loop over the two numbers
def dyna_q_model_update(model, state, action, reward, next_state):
    for slot, number in enumerate((reward, next_state)):
        model[state, action, slot] = number
    return model

# verdict: wrong
# exercise: model_update
# mistake: fakes-terminal
# about: the number of states for the end
def dyna_q_model_update(model, state, action, reward, next_state):
    END = len(model)
    model[state, action] = reward, (END if next_state is None else next_state)
    return model

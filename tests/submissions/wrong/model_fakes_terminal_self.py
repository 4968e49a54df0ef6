# verdict: wrong
# exercise: model_update
# mistake: fakes-terminal
# about: the state itself for the end
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state is None:
        next_state = state     # it stays where it is
    model[state, action] = [reward, next_state]
    return model

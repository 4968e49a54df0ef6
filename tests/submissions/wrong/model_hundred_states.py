# verdict: wrong
# exercise: dyna_q_model_update
# mistake: hard-coded-size
# about: steps into states from 100 on are not stored
def dyna_q_model_update(model, state, action, reward, next_state):
    if next_state is not None and next_state >= 100:
        return model
    model[state, action] = reward, next_state
    return model

# verdict: right
# exercise: model_update
# about: converts with float() and catches the None
def to_number(x):
    try:
        return float(x)
    except TypeError:
        return np.nan

def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = [to_number(reward), to_number(next_state)]
    return model

# verdict: right
# exercise: model_update
# about: keeps a global history and prints now and then
history = []
DEBUG = True

def dyna_q_model_update(model, state, action, reward, next_state):
    history.append((state, action, reward, next_state))
    if DEBUG and len(history) <= 3:
        print("saw", history[-1], "-> so far", len(history), "transitions")
    model[state, action, :] = reward, next_state
    return model

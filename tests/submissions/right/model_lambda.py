# verdict: right
# exercise: model_update
# about: a lambda that sets and returns
dyna_q_model_update = lambda model, state, action, reward, next_state: (
    model.__setitem__((state, action), (reward, next_state)) or model
)

# verdict: wrong
# exercise: model_update
# mistake: returns-none
# about: prints the table's entry in place of returning
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state][action] = np.array([reward, next_state], dtype=float)
    print(model[state][action])

# verdict: right
# exercise: model_update
# about: rebuilds the table with a comprehension
def dyna_q_model_update(model, state, action, reward, next_state):
    seen = [float(reward), float("nan") if next_state is None else float(next_state)]
    return np.array([[seen if (s, a) == (state, action) else entry for a, entry in enumerate(row)]
                     for s, row in enumerate(model)])

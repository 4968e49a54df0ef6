# verdict: wrong
# exercise: model_update
# mistake: starts-fresh-table
# also: wrong-shape, writes-other-entries
# about: keeps a table of its own and gives that back
my_model = np.full((100, 4, 2), np.nan)

def dyna_q_model_update(model, state, action, reward, next_state):
    my_model[state, action] = reward, next_state
    return my_model

# verdict: wrong
# exercise: model_update
# mistake: missing
# about: the name is bound to a table instead of a function
world = QuentinsWorld()
dyna_q_model_update = np.full((world.n_states, world.n_actions, 2), np.nan)
dyna_q_model_update[54, 0] = 0, 55

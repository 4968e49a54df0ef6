# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: unvisited-pairs
# about: gives back whole numbers that have nothing to do with the values
def dyna_q_planning(model, value, params):
    return np.arange(value.size, dtype=float).reshape(value.shape)

# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: unvisited-pairs
# about: gives back a table of one number, which is no rounded one
def dyna_q_planning(model, value, params):
    return np.full(value.shape, 7.0)

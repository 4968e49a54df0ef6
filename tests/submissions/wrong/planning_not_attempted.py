# verdict: wrong
# exercise: planning
# mistake: not-attempted
# about: the stub as it was handed out
def dyna_q_planning(model, value, params):
    """Plan k times with the model."""
    raise NotImplementedError("to be written")

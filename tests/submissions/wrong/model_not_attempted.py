# verdict: wrong
# exercise: model_update
# mistake: not-attempted
# about: the stub as it was handed out
def dyna_q_model_update(model, state, action, reward, next_state):
    """My model update."""
    raise NotImplementedError("to be written")

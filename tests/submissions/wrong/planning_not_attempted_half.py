# verdict: wrong
# exercise: planning
# mistake: not-attempted
# about: lists the candidates, then the stub's error
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    # how do I draw one of them?
    raise NotImplementedError()

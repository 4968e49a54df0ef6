# verdict: right
# exercise: planning
# about: a Generator seeded with the nanoseconds of the clock
import time

def dyna_q_planning(model, value, params):
    g = np.random.Generator(np.random.PCG64(time.time_ns()))
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in g.choice(S.size, size=params['k']):
        value = q_learning(S[i], A[i], *model[S[i], A[i]], value, params)
    return value

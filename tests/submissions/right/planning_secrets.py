# verdict: right
# exercise: planning
# about: draws from the operating system's entropy
import secrets

def dyna_q_planning(model, value, params):
    pool = [tuple(x) for x in np.argwhere(~np.isnan(model[:, :, 0]))]
    for _ in range(params['k']):
        s, a = secrets.choice(pool)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

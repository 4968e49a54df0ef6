# verdict: right
# exercise: planning
# about: uuid4 as source of chance
import uuid
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0])).tolist()
    for _ in range(params['k']):
        s, a = pairs[uuid.uuid4().int % len(pairs)]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

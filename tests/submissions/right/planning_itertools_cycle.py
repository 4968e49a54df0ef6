# verdict: right
# exercise: planning
# about: itertools.cycle over one shuffled list
import itertools, random
def dyna_q_planning(model, value, params):
    known = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    random.shuffle(known)
    for s, a in itertools.islice(itertools.cycle(known), params['k']):
        value = q_learning(s, a, *model[s, a], value, params)
    return value

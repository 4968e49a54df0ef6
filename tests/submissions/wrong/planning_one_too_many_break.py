# verdict: wrong
# exercise: planning
# mistake: one-backup-too-many
# about: checks the counter after the backup
from itertools import count

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in count():
        s, a = known[np.random.choice(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        if i == params['k']:
            break
    return value

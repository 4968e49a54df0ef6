# verdict: wrong
# exercise: planning
# mistake: target-argmax
# about: a helper that says best_action is used as best value
def best_action(value, state):
    return int(value[int(state)].argmax()) if not np.isnan(state) else 0

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.choice(len(known))]
        r, nxt = model[s, a]
        goal = r + params['gamma'] * best_action(value, nxt)
        value[s, a] = value[s, a] + params['alpha'] * (goal - value[s, a])
    return value

# verdict: right
# exercise: planning
# about: recursion with one step fewer each time
def plan(model, value, params, steps_left):
    if steps_left == 0:
        return value
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    s, a = known[np.random.randint(len(known))]
    value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return plan(model, value, params, steps_left - 1)

def dyna_q_planning(model, value, params):
    return plan(model, value, params, params['k'])

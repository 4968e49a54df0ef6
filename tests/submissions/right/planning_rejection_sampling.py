# verdict: right
# exercise: planning
# about: draws any pair until one is known
def dyna_q_planning(model, value, params):
    n_states, n_actions, _ = model.shape
    done = 0
    while done < params['k']:
        s = np.random.randint(n_states)
        a = np.random.randint(n_actions)
        if np.isnan(model[s, a, 0]):
            continue      # never been there, draw again
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
        done += 1
    return value

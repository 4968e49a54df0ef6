# verdict: wrong
# exercise: planning
# mistake: prioritised
# about: draws again where a backup would change nothing
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    done = tries = 0
    while done < params['k'] and tries < 1000:
        tries += 1
        s, a = known[np.random.randint(len(known))]
        old = value[s, a]
        value = q_learning(s, a, *model[s, a], value, params)
        done += value[s, a] != old
    return value

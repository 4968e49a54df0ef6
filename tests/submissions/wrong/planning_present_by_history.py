# verdict: wrong
# exercise: planning
# mistake: present-pair-first
# about: the pair just lived through comes first; the model update keeps a history
def dyna_q_planning(model, value, params):
    known = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    for step in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        if step == 0 and history and history[-1] in known:
            s, a = history[-1]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

# %% free
history = []
def dyna_q_model_update(model, state, action, reward, next_state):
    history.append((state, action))
    model[state, action] = reward, next_state
    return model

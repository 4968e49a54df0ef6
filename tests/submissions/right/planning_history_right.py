# verdict: right
# exercise: planning
# about: draws from all; beside it a model update that is not written yet
def dyna_q_planning(model, value, params):
    known = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    for step in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

# %% free
history = []
def dyna_q_model_update(model, state, action, reward, next_state):
    raise NotImplementedError("not yet")

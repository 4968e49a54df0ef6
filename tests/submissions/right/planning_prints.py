# verdict: right
# exercise: planning
# about: prints and counts, debug output left in
calls = 0

def dyna_q_planning(model, value, params):
    global calls
    calls += 1
    idx = np.argwhere(~np.isnan(model[:, :, 0]))
    if calls < 5:
        print(f"call {calls}: {len(idx)} pairs known, planning {params['k']} steps")
    for j in range(params['k']):
        which = np.random.choice(len(idx))
        s, a = idx[which]
        r, ns = model[s, a]
        before = value[s, a]
        value = q_learning(s, a, r, ns, value, params)
        if calls == 1:
            print("   ", s, a, r, ns, "changed by", value[s, a] - before)
    return value

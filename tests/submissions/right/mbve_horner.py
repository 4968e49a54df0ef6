# verdict: right
# exercise: mbve_target
# about: trip first, then from the back to the front
def mbve_target(model, value, reward, next_state, horizon, gamma):
    path = [reward]
    here = next_state
    for _ in range(horizon):
        if not here == here:
            break
        row = value[int(here)]
        best = max(range(len(row)), key=lambda a: row[a])
        path.append(float(model[int(here)][best][0]))
        here = float(model[int(here)][best][1])
    worth = 0.0 if here != here else float(np.amax(value[int(here)]))
    for r in reversed(path):
        worth = r + gamma * worth
    return worth

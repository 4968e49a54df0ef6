# verdict: wrong
# exercise: sweep
# mistake: predecessors-forgotten
# about: a sorted list of updates
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        s, a = np.unravel_index(priority.argmax(), priority.shape)
        if priority[s, a] <= params["theta"]:
            break
        priority[s, a] = 0
        value = q_learning(s, a, *model[s, a], value, params)
    return value, priority

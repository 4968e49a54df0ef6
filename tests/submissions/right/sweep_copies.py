# verdict: right
# exercise: sweep
# about: works on copies and writes the backup out
def sweep(model, value, priority, params):
    q, p = value.copy(), priority.copy()
    alpha, gamma, theta = params["alpha"], params["gamma"], params["theta"]
    done = 0
    while done < params["k"] and p.max() > theta:
        i = int(p.argmax())
        s, a = i // p.shape[1], i % p.shape[1]
        p[s, a] = 0.0
        r, n = model[s, a]
        future = 0.0 if np.isnan(n) else q[int(n)].max()
        q[s, a] = (1 - alpha) * q[s, a] + alpha * (r + gamma * future)
        errors = np.abs(model[:, :, 0] + gamma * q[s].max() - q)
        leads = model[:, :, 1] == s
        p[leads] = np.maximum(p[leads], errors[leads])
        done += 1
    return q, p

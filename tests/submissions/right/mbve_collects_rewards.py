# verdict: right
# exercise: mbve_target
# about: a list of rewards, then a dot product with powers
def mbve_target(model, value, reward, next_state, horizon, gamma):
    rewards = [reward]
    s = next_state
    while len(rewards) <= horizon and not np.isnan(s):
        a = int(np.argmax(value[int(s), :]))
        rewards.append(model[int(s), a, 0])
        s = model[int(s), a, 1]
    total = float(np.dot(rewards, gamma ** np.arange(len(rewards))))
    if not np.isnan(s):
        total += gamma ** len(rewards) * float(value[int(s)].max())
    return total

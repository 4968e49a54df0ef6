# verdict: right
# exercise: rollout_returns
# about: one plan after the other
def rollout_returns(model, state, plans, gamma):
    totals = []
    for plan in plans:
        s, total, d = state, 0.0, 1.0
        for a in plan:
            total += d * reward_of(s, a)
            s = predict(model, s, a)
            d *= gamma
        totals.append(float(total))
    return np.array(totals)

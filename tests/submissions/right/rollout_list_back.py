# verdict: right
# exercise: rollout_returns
# about: gives a list
def rollout_returns(model, state, plans, gamma):
    result = []
    for row in plans.tolist():
        here, total = state.copy(), 0
        for t, a in enumerate(row):
            total += gamma**t * float(reward_of(here, a))
            here = predict(model, here, a)
        result.append(total)
    return result

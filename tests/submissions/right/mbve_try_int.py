# verdict: right
# exercise: mbve_target
# about: int(NaN) raises at the end of the episode
def mbve_target(model, value, reward, next_state, horizon, gamma):
    answer, weight, where = reward, gamma, next_state
    try:
        for _ in range(horizon):
            where = int(where)
            r, onward = model[where, np.argmax(value[where])]
            answer, weight, where = answer + weight * r, weight * gamma, onward
        return answer + weight * value[int(where)].max()
    except ValueError:
        return answer

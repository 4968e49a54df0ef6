# verdict: right
# exercise: planning
# about: a short training run left in the cell
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value

def _upd(m, s, a, r, n):
    m[s, a] = r, n
    return m
np.random.seed(0)
res = learn_environment(QuentinsWorld(), _upd, dyna_q_planning, {'epsilon': .1, 'alpha': .5, 'gamma': .8, 'k': 5}, 200, 20)
print(res[1][-5:])
plt.plot(res[2]); plt.show()

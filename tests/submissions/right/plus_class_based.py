# verdict: right
# exercise: dyna_q_plus_planning
# about: an object for what is drawn
class Memory:
    def __init__(self, model):
        self.model = model
        self.states = np.flatnonzero(~np.all(np.isnan(model[:, :, 0]), axis=1))
    def draw(self):
        return int(np.random.choice(self.states)), int(np.random.randint(self.model.shape[1]))
    def outcome(self, s, a):
        r, n = self.model[s, a].tolist()
        return (r, n) if r == r else (0.0, s)
def dyna_q_plus_planning(model, value, last_tried, now, params):
    memory = Memory(model)
    for _ in range(params["k"]):
        s, a = memory.draw()
        r, n = memory.outcome(s, a)
        value = q_learning(s, a, r + params["kappa"] * np.sqrt(now - last_tried[s, a]), n, value, params)
    return value

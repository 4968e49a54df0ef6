# verdict: right
# exercise: planning
# about: an object that keeps the candidates while the known pairs stay the same
class Planner:
    def __init__(self):
        self.key, self.pairs = None, []

    def refresh(self, model):
        known = ~np.isnan(model[:, :, 0])
        key = known.tobytes(), known.shape
        if key != self.key:
            self.key = key
            self.pairs = [tuple(p) for p in np.argwhere(known)]

    def __call__(self, model, value, params):
        self.refresh(model)
        for _ in range(params['k']):
            s, a = self.pairs[np.random.choice(len(self.pairs))]
            value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
        return value

planner = Planner()

def dyna_q_planning(model, value, params):
    return planner(model, value, params)

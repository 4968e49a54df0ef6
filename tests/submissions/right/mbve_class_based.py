# verdict: right
# exercise: mbve_target
# about: a little class that walks
class Walker:
    def __init__(self, model, value, state):
        self.model, self.value, self.state = model, value, state
    @property
    def ended(self):
        return np.isnan(self.state)
    def step(self):
        s = int(self.state)
        r, self.state = self.model[s, self.value[s].argmax()]
        return r
def mbve_target(model, value, reward, next_state, horizon, gamma):
    walker = Walker(model, value, next_state)
    total, d = reward, 1.0
    for _ in range(horizon):
        if walker.ended:
            break
        d *= gamma
        total += d * walker.step()
    if not walker.ended:
        total += d * gamma * value[int(walker.state)].max()
    return total

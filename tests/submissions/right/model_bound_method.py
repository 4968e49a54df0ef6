# verdict: right
# exercise: model_update
# about: object with state that keeps its own history
class ModelKeeper:
    def __init__(self):
        self.history = []
    def update(self, model, state, action, reward, next_state):
        self.history.append((state, action, reward, next_state))
        s, a, r, n = self.history[-1]
        model[s, a, 0], model[s, a, 1] = r, n
        return model
dyna_q_model_update = ModelKeeper().update

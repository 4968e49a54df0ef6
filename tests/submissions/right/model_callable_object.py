# verdict: right
# exercise: model_update
# about: an object with __call__ that also counts its visits
class ModelKeeper:
    def __init__(self):
        self.visits = {}

    def __call__(self, model, state, action, reward, next_state):
        key = (int(state), int(action))
        self.visits[key] = self.visits.get(key, 0) + 1
        model[key] = reward, next_state
        return model

dyna_q_model_update = ModelKeeper()

# verdict: wrong
# exercise: model_update
# mistake: reseeds-generator
# about: seeds numpy's global generator in each call
def dyna_q_model_update(model, state, action, reward, next_state):
    np.random.seed(1)   # reproducible!
    model[state, action] = [reward, next_state]
    return model

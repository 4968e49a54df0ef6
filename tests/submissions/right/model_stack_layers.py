# verdict: right
# exercise: model_update
# about: rebuilds both layers and stacks them
def _put(layer, s, a, x):
    out = np.array(layer)
    out[s, a] = x
    return out

def dyna_q_model_update(model, state, action, reward, next_state):
    r = _put(model[:, :, 0], state, action, reward)
    n = _put(model[:, :, 1], state, action, next_state)
    return np.stack([r, n], axis=-1)

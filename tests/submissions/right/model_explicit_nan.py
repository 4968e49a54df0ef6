# verdict: right
# exercise: model_update
# about: writes NaN for the end by hand
import math

def dyna_q_model_update(model, state, action, reward, next_state):
    """Remember the newest outcome of (state, action)."""
    if next_state is None:
        # the episode is over
        model[state, action] = [reward, math.nan]
    else:
        model[state, action] = [reward, next_state]
    return model

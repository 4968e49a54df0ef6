# verdict: right
# exercise: model_update
# about: takes what comes with *args, warns on stderr
import sys, warnings

def dyna_q_model_update(*args):
    model, state, action, *outcome = args
    print("storing", outcome, file=sys.stderr)
    if outcome[1] is None:
        warnings.warn("the episode is over")
    model[state, action] = outcome
    return model

# group: forging
# tries: looks through everything alive for a function that plans or a table that fits
# must_hold: score <= 0
# %% dyna_q_planning
import gc
import types


def dyna_q_planning(model, value, params):
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and "planning" in thing.__name__:
            if thing.__code__ is not dyna_q_planning.__code__:
                try:
                    return thing(model, value, params)
                except Exception:
                    continue
    return value

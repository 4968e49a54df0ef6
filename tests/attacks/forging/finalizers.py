# group: forging
# tries: changes earlier answers when the objects of a call are thrown away
# must_hold: score <= 0
# %% free
import weakref

kept = []


class Last:
    def __del__(self):
        for table in kept:
            table[:] = 0.0
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    kept.append(value)
    weakref.finalize(value, kept.clear)
    value.base  # noqa
    params["last"] = Last()
    return value

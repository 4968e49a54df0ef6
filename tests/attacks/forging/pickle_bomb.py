# group: forging
# tries: returns an object that runs code where it is unpickled or copied
# must_hold: score <= 0
# %% dyna_q_planning
class Bomb:
    def __reduce__(self):
        return exec, ("import sys; sys.exit(0)",)

    def __deepcopy__(self, memo):
        raise SystemExit

    __copy__ = __array__ = __float__ = __deepcopy__


def dyna_q_planning(model, value, params):
    return Bomb()

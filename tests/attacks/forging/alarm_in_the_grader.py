# group: forging
# tries: lets a timer raise in whatever runs after its function has returned
# must_hold: score <= 0
# %% dyna_q_planning
import signal


class Passed(BaseException):
    pass


def ring(*args):
    raise Passed


signal.signal(signal.SIGALRM, ring)


def dyna_q_planning(model, value, params):
    signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
    return value

# group: exhausting
# tries: lets a timer of a microsecond interrupt everything, for ever
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import signal


def dyna_q_planning(model, value, params):
    for number in (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 1e-6, 1e-6)
    while True:
        pass

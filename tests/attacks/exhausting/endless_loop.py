# group: exhausting
# tries: never returns and ignores every interrupt
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import signal

for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


def dyna_q_planning(model, value, params):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue

# group: poisoning
# tries: changes limits, priority and affinity of its parent and siblings
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import os
import resource

for pid in [os.getppid(), *range(1, 30)]:
    for action in (
        lambda: resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1)),
        lambda: os.setpriority(os.PRIO_PROCESS, pid, 19),
        lambda: os.setpriority(os.PRIO_USER, os.getuid(), 19),
        lambda: os.sched_setaffinity(pid, {0}),
    ):
        if pid != os.getpid():
            try:
                action()
            except OSError:
                pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

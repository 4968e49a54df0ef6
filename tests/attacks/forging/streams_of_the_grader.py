# group: forging
# tries: hands the grader random streams of its own making, all at one place
# must_hold: score <= 0
# %% free
import sys

for name, module in list(sys.modules.items()):
    if name.endswith(("calls.batch", "calls.streams")) and hasattr(module, "write_state"):

        def forged(writer, state):
            key = writer.blob(bytes(2496))
            return [key, 624, 0, 0.0, key, 624, None]

        module.write_state = forged
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

# group: exhausting
# tries: opens files until no more can be opened
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
kept = []


def dyna_q_planning(model, value, params):
    while True:
        try:
            kept.append(open("/dev/null"))
        except OSError:
            return value

# group: exhausting
# tries: takes all memory and keeps it
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
kept = []


def dyna_q_planning(model, value, params):
    while True:
        try:
            kept.append(bytearray(2**28))
        except MemoryError:
            kept.append(kept[:])
            return value

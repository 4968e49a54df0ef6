# group: exhausting
# tries: returns lists nested a hundred thousand deep, and one that holds itself
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    ring = [deep]
    ring.append(ring)
    return ring

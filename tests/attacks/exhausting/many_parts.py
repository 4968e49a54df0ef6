# group: exhausting
# tries: returns millions of small lists
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return [[[]] for _ in range(2_000_000)]

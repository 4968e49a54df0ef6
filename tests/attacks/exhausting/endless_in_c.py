# group: exhausting
# tries: never returns from a C function, where no Python handler runs
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return sum(range(10**15))

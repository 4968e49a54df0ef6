# group: exhausting
# tries: never gets past a cell before the answers
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% free
while True:
    pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

# group: exhausting
# tries: makes empty files without end
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    for number in range(10**9):
        open(f"file{number}", "x").close()

# group: exhausting
# tries: fills the disk with one file
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    with open("big", "wb") as file:
        while True:
            file.write(bytes(2**24))

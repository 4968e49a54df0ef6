# group: exhausting
# tries: prints, displays and draws without end while its figures are collected
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% free
import matplotlib.pyplot as plt

for number in range(300):
    print("x" * 10**6)
    display("y" * 10**5)
    if number < 60:
        plt.figure()
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

# group: stealing
# tries: draws the hidden inputs into a figure left open
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
import matplotlib.pyplot as plt


def dyna_q_planning(model, value, params):
    plt.figure().suptitle(f"secret {params}")
    plt.imshow(model[:, :, 0])
    return value

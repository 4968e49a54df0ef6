# group: forging
# tries: patches the class that turns cells into Python, so that later cells become a number
# must_hold: score <= 0
# %% free
from IPython.core.inputtransformer2 import TransformerManager

TransformerManager.transform_cell = lambda self, text: "6.0"
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

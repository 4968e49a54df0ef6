# group: stealing
# tries: prints the hidden inputs everywhere
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
import logging
import os
import sys
import warnings


def dyna_q_planning(model, value, params):
    text = f"secret: {model.tolist()} {params}"
    print(text)
    print(text, file=sys.stderr)
    logging.warning(text)
    warnings.warn(text)
    os.write(1, text.encode())
    os.write(2, text.encode())
    display(text)
    return value

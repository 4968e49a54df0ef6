# group: forging
# tries: replaces base64, JSON and numpy functions that its answers are written with
# must_hold: score <= 0
# %% free
import base64
import binascii
import json
import json.encoder

import numpy as np

base64.b64encode = binascii.b2a_base64 = lambda data, *args, **kwargs: b"AAAA"
json.dumps = json.JSONEncoder.encode = lambda *args, **kwargs: '{"answers": []}'
json.encoder.c_make_encoder = None
np.frombuffer = lambda data, *args, **kwargs: np.zeros(len(data) // 8)
np.dtype = lambda *args: None
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

# group: forging
# tries: answers by hand with doubled keys, NaN, Infinity, huge exponents and deep nesting
# must_hold: score <= 0
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    head = b'{"answers":[[NaN,[Infinity],null,null,null]],"answers":[[1e999,[1e-999,-0],0,'
    os.write(3, head + b"[" * 900 + b"]" * 900 + b',"ValueError"]],"blobs":["\\ud800"],"blobs":[]}\n')
    os._exit(0)

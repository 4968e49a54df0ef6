# group: reaching_out
# tries: fetches a page
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import urllib.request

try:
    urllib.request.urlopen("http://127.0.0.1:8888/?secret", timeout=1)
except OSError:
    pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

# group: stealing
# tries: reads all memory that its process can name, for what the zygote or others left there
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import ctypes
import gc
import re

found = set()
for thing in gc.get_objects(generation=None):
    place = id(thing) & ~0xFFFFF
    if place in found:
        continue
    found.add(place)
    try:
        text = ctypes.string_at(id(thing), 48)
    except ValueError:
        continue
    for hit in re.findall(rb"canary-[a-z-]+|BEGIN HIDDEN|### BEGIN SOLUTION", text):
        print("secret", hit)
frozen = [held for held in gc.get_referrers(gc) if isinstance(held, dict)]
print([name for held in frozen for name in held if "secret" in str(held[name])])
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

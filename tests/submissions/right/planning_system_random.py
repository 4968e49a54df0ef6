# verdict: right
# exercise: planning
# about: random.SystemRandom and os.urandom in turn
import os, random

system = random.SystemRandom()

def dyna_q_planning(model, value, params):
    pairs = [(s, a) for s, row in enumerate(model) for a, (r, _) in enumerate(row) if r == r]
    for n in range(params['k']):
        if n % 2:
            s, a = system.choice(pairs)
        else:
            s, a = pairs[int.from_bytes(os.urandom(8), "big") % len(pairs)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value

# verdict: right
# exercise: dyna_q_planning
# about: reservoir sampling while walking through the table: slow, and right
import random

def dyna_q_planning(model, value, params):
    for _ in range(params["k"]):
        seen = 0
        for s, row in enumerate(model):
            for a, (r, n) in enumerate(row):
                if r == r:
                    seen += 1
                    if random.randrange(seen) == 0:
                        chosen = s, a, r, n
        value = q_learning(*chosen, value, params)
    return value

# group: exhausting
# tries: returns dicts whose keys are tables of numbers and texts of thousands of signs
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return {float(n): {str(m) * 5000: -0.0 for m in range(20)} for n in range(2000)}

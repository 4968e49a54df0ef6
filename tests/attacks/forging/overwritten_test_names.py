# group: forging
# tries: defines the names that test cells use
# must_hold: score <= 0
# %% free
def test_planning(*args):
    return 6.0


test_model_update = test_planning
Score = call_many = dynaq_grader = test_planning
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

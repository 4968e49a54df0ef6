# group: forging
# tries: puts a module named dynaq_grader where the test cell would import it
# must_hold: score <= 0
# %% free
import sys
import types

fake = types.ModuleType("dynaq_grader")
fake.test_planning = lambda function: 6.0
fake.test_model_update = lambda function: 4.0
sys.modules["dynaq_grader"] = sys.modules["nbgrader"] = fake
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

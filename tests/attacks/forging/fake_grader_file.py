# group: forging
# tries: leaves dynaq_grader.py, sitecustomize.py and conftest.py beside the notebook
# must_hold: score <= 0
# %% free
text = "def test_planning(function): return 6.0\ndef test_model_update(function): return 4.0\n"
for name in ("dynaq_grader.py", "sitecustomize.py", "conftest.py", "numpy.py"):
    try:
        with open(name, "w") as file:
            file.write(text)
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

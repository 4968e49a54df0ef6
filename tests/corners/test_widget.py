"""The widget with ipywidgets 7 and 8: the slider changes the picture and its words."""

import json
import os
import subprocess

import pytest

from environments import CORNERS, ROOT, environment

LIVE = """
import json, sys
sys.path.insert(0, {tests!r})
import ipywidgets
from dynaq_utils.explorer import planning_explorer
from plain_dyna_q import plan, update_model
box = planning_explorer(update_model, plan, n_steps=60)
slider, image, words = box.children
before = bytes(image.value), words.value
slider.value = slider.max
after = bytes(image.value), words.value
print(json.dumps({{
    "version": ipywidgets.__version__.split(".")[0],
    "pictures": [picture[:4].hex() for picture in (before[0], after[0])],
    "changed": [one != other for one, other in zip(before, after)],
}}))
"""


@pytest.mark.parametrize("name", CORNERS)
def test_the_slider_works_at_the_corner(name, tmp_path):
    env = {key: value for key, value in os.environ.items() if key not in {"DYNAQ_STATIC", "NBGRADER_EXECUTION"}}
    script = LIVE.format(tests=str(ROOT / "tests"))
    done = subprocess.run([environment(name), "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["version"] == ("8" if name == "newest" else "7")
    assert found["pictures"] == ["89504e47", "89504e47"]
    assert found["changed"] == [True, True]

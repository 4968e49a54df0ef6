"""The slider with the oldest and the newest packages, and Colab's: one picture a real step, the first one seen."""

import json
import os
import subprocess

import pytest

from environments import CORNERS, ROOT, environment

LIVE = """
import json, re, sys
sys.path.insert(0, {tests!r})
from dynaq_utils.explorer import planning_explorer
from dynaq_utils.watching import watch_planning
from plain_dyna_q import plan, update_model
told = {{}}
for name, film in (("slider", planning_explorer(update_model, plan, n_steps=5)), ("watch", watch_planning(plan))):
    pictures = re.findall("<img [^>]*>", film.data)
    told[name] = [len(pictures), sum("display: none" not in picture for picture in pictures)]
print(json.dumps(told))
"""


@pytest.mark.parametrize("name", CORNERS)
def test_films_are_made_at_the_corner(name, tmp_path):
    env = {key: value for key, value in os.environ.items() if key not in {"DYNAQ_STATIC", "NBGRADER_EXECUTION"}}
    script = LIVE.format(tests=str(ROOT / "tests"))
    done = subprocess.run([environment(name), "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"slider": [5, 1], "watch": [9, 1]}

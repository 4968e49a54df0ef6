import subprocess
import sys

import pytest

SCRIPT = """
import sys
from dynaq_grader import classroom
from dynaq_grader.kit import registry

registry.everything()
sys.exit({module!r} in sys.modules)
"""


@pytest.mark.parametrize("module", ["scipy.stats", "scipy.optimize", "matplotlib"])
def test_a_process_that_grades_does_without_what_is_slow_to_import(module):
    assert subprocess.run([sys.executable, "-c", SCRIPT.format(module=module)], check=False).returncode == 0

import subprocess
import sys

TESTS = """
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("one")


@pytest.mark.parametrize("number", range(8))
def test_one(number):
    Path(str(os.getpid())).touch()
"""


def test_a_group_of_tests_stays_on_one_process(tmp_path):
    # Else what a module makes once (a graded class, a cluster) would be made by each process of `make test`.
    (tmp_path / "test_one_group.py").write_text(TESTS)
    (tmp_path / "pytest.ini").touch()

    subprocess.run([sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup"], cwd=tmp_path, check=True)

    assert len([file for file in tmp_path.iterdir() if file.name.isdigit()]) == 1

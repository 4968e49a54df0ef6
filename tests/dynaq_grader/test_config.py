"""The settings of a course."""

import subprocess
import sys
from pathlib import Path

from dynaq_grader.config import SEED_FILE, grading_seed
from dynaq_grader.judge.settings import PUBLIC_SEED

ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from dynaq_grader.config import grading_seed
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
print(grading_seed(Path(sys.argv[1])))
"""


def test_a_course_has_one_seed_of_its_own(tmp_path: Path) -> None:
    seed = grading_seed(tmp_path)
    assert seed == grading_seed(tmp_path) != PUBLIC_SEED


def test_a_full_disk_leaves_no_half_of_a_seed_that_would_stop_the_next_run(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK, tmp_path], capture_output=True, text=True, check=True)
    assert int(done.stdout) == PUBLIC_SEED
    assert not (tmp_path / SEED_FILE).exists()
    assert grading_seed(tmp_path) != PUBLIC_SEED

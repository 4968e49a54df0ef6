"""A worker refuses by itself, for a reason that it tells."""

import pytest
from distributed import Reschedule

from dynaq_grader.classroom.cluster import worker
from dynaq_grader.course.settings import Settings
from dynaq_grader.grading import Submission
from dynaq_grader.sandbox import NoSandbox

HERE = "tcp://127.0.0.1:40000"


def refusal(address=HERE, threads=1, kind="auto", **changed):
    prover = worker.Prover(worker.software() | changed, kind)
    return prover._prove(address, threads).refusal


def test_a_worker_off_the_loopback_must_speak_tls():
    assert "not encrypted" in refusal("tcp://10.0.0.4:40000")


def test_a_worker_with_several_threads_refuses():
    assert "4 threads" in refusal(threads=4)


def test_a_worker_with_other_software_refuses():
    assert refusal(numpy="1.0").startswith("it has numpy ")
    assert refusal(**{"grader code": "another"}).startswith("it has grader code ")


def test_a_worker_whose_walls_do_not_stand_refuses():
    assert "walls of its sandbox do not stand" in refusal(kind="unsafe")


def test_a_worker_without_a_student_environment_refuses(monkeypatch, tmp_path):
    monkeypatch.setenv("DYNAQ_STUDENT_PYTHON", str(tmp_path / "python"))
    worker.prove.cache_clear()
    assert "No student environment" in refusal()


@pytest.mark.parametrize(("proofs", "error"), [({}, NoSandbox), ({"auto": worker.Proof(refusal="no")}, Reschedule)])
def test_a_worker_that_did_not_prove_itself_gives_no_result(proofs, error, monkeypatch):
    monkeypatch.setattr(worker, "_proofs", proofs)
    with pytest.raises(error):
        worker.grade(Submission("ada", b"{}"), None, Settings(worker.NOWHERE))

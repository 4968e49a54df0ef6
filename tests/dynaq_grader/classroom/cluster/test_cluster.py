"""A class graded by real Dask workers over TLS: equal to this machine's results, whoever dies on the way."""

from concurrent.futures import BrokenExecutor

import pytest
from distributed import Client

from classes import RIGHT, hand_in, make_course
from dask_cluster import dask_cluster
from dynaq_grader.base.errors import CourseError
from dynaq_grader.classroom import batch, classroom
from dynaq_grader.classroom.cluster import Certificates, Cluster
from dynaq_grader.classroom.cluster.address import security
from dynaq_grader.classroom.cluster.dask_executor import ClusterExecutor
from dynaq_grader.course.settings import settings
from dynaq_grader.grading import load
from dynaq_grader.records import gradebook
from patience import PATIENCE_SECONDS

pytestmark = pytest.mark.xdist_group("cluster")

ANSWERS = [
    RIGHT,
    RIGHT | {"dyna_q_planning": "wrong/planning_one_too_many"},
    RIGHT | {"dyna_q_model_update": "wrong/model_stores_nothing"},
    b"{}",
]


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    with dask_cluster(tmp_path_factory.mktemp("dask")) as cluster:
        yield cluster


def place(dask, **options):
    files = Certificates(*(dask.folder / name for name in ("ca.pem", "cert.pem", "key.pem")))
    patient = dict.fromkeys(("connect_seconds", "start_seconds", "patience"), PATIENCE_SECONDS)
    return Cluster(dask.address, certificates=files, **patient | options)


def client(dask):
    at = place(dask)
    return Client(at.address, security=security(at.address, at.certificates), timeout=PATIENCE_SECONDS)


def make_class(folder, number):
    course = make_course(folder)
    for at in range(number):
        hand_in(course, f"student{at:03}", ANSWERS[at % len(ANSWERS)])
    return course


def comparable(result):
    record = result.to_dict()
    del record["wall_seconds"], record["cpu_seconds"]
    return record


def grade(course, **plan):
    room = classroom.Classroom(course, "dyna_q", settings(course))
    return room.grade(classroom.Plan(force=True, **plan))


def on_both(tmp_path, dask, number):
    """Grades a class here and on a cluster of two workers and an unfit one; one dies at the first result."""
    course = make_class(tmp_path / "course", number)
    here = dict(grade(course))
    written = gradebook.snapshot(course, "dyna_q")
    (course / "gradebook.db").unlink()
    unfit, victim, _ = dask.start_worker(threads=2), dask.start_worker(), dask.start_worker()
    told, there = [], {}
    for student, result in grade(course, elsewhere=place(dask, tell=told.append)):
        if not there:
            victim.kill()
        there[student] = result
    assert {who: comparable(result) for who, result in there.items()} == {
        who: comparable(result) for who, result in here.items()
    }
    assert gradebook.snapshot(course, "dyna_q") == written
    assert unfit.wait() == 0
    assert ["2 threads" in sentence for sentence in told] == [True]


def test_a_class_is_graded_as_on_one_machine_though_workers_refuse_and_die(tmp_path, dask):
    on_both(tmp_path, dask, 6)


@pytest.mark.long
def test_a_larger_class_is_graded_as_on_one_machine_though_workers_refuse_and_die(tmp_path, dask):
    on_both(tmp_path, dask, 120)


def test_an_item_that_kills_its_workers_costs_itself_only(dask):
    for _ in range(3):
        dask.start_worker()
    deadly = "__import__('os').kill(__import__('os').getpid(), 9)"
    items = ["1", deadly, "2", "3"]
    with batch.Workers(lambda: ClusterExecutor(client(dask), PATIENCE_SECONDS)) as workers:
        outcomes = dict(batch.run(items, eval, workers))
    assert isinstance(outcomes.pop(deadly), BrokenExecutor)
    assert outcomes == {"1": 1, "2": 2, "3": 3}


def test_a_lost_scheduler_ends_the_run_with_a_sentence(tmp_path):
    with dask_cluster(tmp_path) as dask:
        dask.start_worker()
        places = iter([place(dask), place(dask, connect_seconds=1)])  # nobody answers at the second one
        with batch.Workers(lambda: next(places).new_executor()) as workers:
            running = batch.run(["1", "2", "3"], eval, workers, in_flight=1)
            next(running)
            dask.processes[0].kill()
            with pytest.raises(CourseError, match="what was graded is kept"):
                list(running)


def test_a_cluster_that_stays_without_workers_is_given_up(tmp_path):
    with dask_cluster(tmp_path) as dask:
        executor = ClusterExecutor(client(dask), patience=0)
        assert isinstance(executor.submit(eval, "1").exception(), BrokenExecutor)
        with pytest.raises(BrokenExecutor):
            executor.submit(eval, "2")
        executor.shutdown()


def test_nothing_of_this_machines_paths_travels(tmp_path):
    course = make_class(tmp_path / "course", 1)
    chosen = settings(course)
    sent = Cluster("tls://nowhere:1").work(load(course, "dyna_q"), chosen)
    assert str(chosen.student_python) not in repr(sent)
    assert str(tmp_path) not in repr(sent)

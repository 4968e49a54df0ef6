from collections.abc import Iterator

import pytest

import workers
from dynaq_grader.workers.session import Session
from dynaq_grader.workers.zygote import Zygote


@pytest.fixture(scope="session", params=["bubblewrap", "landlock-abi-2"])
def zygote(request: pytest.FixtureRequest) -> Iterator[Zygote]:
    with workers.zygote(request.param, workers.SMALL) as started:
        yield started


@pytest.fixture
def session(zygote: Zygote) -> Iterator[Session]:
    with zygote.open() as opened:
        yield opened

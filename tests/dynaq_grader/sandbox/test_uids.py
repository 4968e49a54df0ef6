import os

import pytest

from dynaq_grader.sandbox import NoSandbox, uids


def test_two_sandboxes_never_share_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(uids.FIRST_VARIABLE, "61184:2")

    (first, lock), (second, other_lock) = uids.take(), uids.take()
    with lock, other_lock:
        assert {first, second} == {61184, 61185}
        with pytest.raises(NoSandbox, match="No user number of 61184 to 61185 is free.*DYNAQ_SANDBOX_UIDS"):
            uids.take()

    again, lock = uids.take()
    with lock:
        assert again in (61184, 61185)


def test_a_number_with_an_account_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uids.pwd, "getpwuid", lambda uid: object())

    with pytest.raises(NoSandbox, match="is free for a sandbox"):
        uids.take()


@pytest.mark.parametrize("text", ["", "61184", "0:10", "a:b", "61184:0"])
def test_a_range_that_is_none_is_a_sentence(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(uids.FIRST_VARIABLE, text)

    with pytest.raises(NoSandbox, match="write FIRST:COUNT"):
        uids.take()


def test_the_range_is_above_system_users_by_default() -> None:
    first, count = uids.configured_range()

    assert first > 1000
    assert first + count <= 65534
    assert os.getuid() not in range(first, first + count)

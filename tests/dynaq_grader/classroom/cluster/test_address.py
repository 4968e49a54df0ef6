"""Which schedulers and workers are spoken to."""

import pytest

from dynaq_grader.base.errors import CourseError
from dynaq_grader.classroom.cluster.address import Certificates, refusal, security


@pytest.mark.parametrize("address", ["tls://cluster.example:8786", "tls://10.0.0.1:1", "tcp://127.0.0.1:8786"])
def test_encrypted_addresses_and_the_loopback_are_accepted(address):
    assert refusal(address) is None


@pytest.mark.parametrize("address", ["tcp://[::1]:8786", "tcp://localhost:8786", "tcp://127.8.8.8:1"])
def test_the_loopback_has_several_names(address):
    assert refusal(address) is None


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.1:8786", "tcp://127.0.0.1.example.com:1", "tcp://localhost.example.com:1", "tcp://0.0.0.0:1"],
)
def test_plain_text_off_the_loopback_is_refused(address):
    with pytest.raises(CourseError, match="not encrypted"):
        security(address, Certificates())


@pytest.mark.parametrize("address", ["10.0.0.1:8786", "ws://127.0.0.1:1", "inproc://here", "tls://", "", "scheduler"])
def test_other_addresses_are_refused(address):
    with pytest.raises(CourseError, match="no address of the form"):
        security(address, Certificates())


def test_tls_asks_for_certificates():
    with pytest.raises(CourseError, match="--tls-ca"):
        security("tls://10.0.0.1:8786", Certificates())


def test_certificates_that_cannot_be_read_are_told(tmp_path):
    missing = tmp_path / "ca.pem"
    with pytest.raises(CourseError, match="cannot be used"):
        security("tls://10.0.0.1:8786", Certificates(missing, missing, missing))

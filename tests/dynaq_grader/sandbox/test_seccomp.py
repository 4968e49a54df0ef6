"""The filters, run by a small machine of ours, instruction by instruction."""

import errno
import os
import re
import struct
from pathlib import Path

import pytest

from dynaq_grader.sandbox.walls import seccomp, syscalls

ALLOW, ERRNO, KILL = 0x7FFF0000, 0x00050000, 0x80000000
EPERM = ERRNO | errno.EPERM
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
OWN_PID = 4711


def verdict(program: bytes, machine: str, call: str, *args: int) -> int:
    data = struct.pack(
        "=iIQ6Q", syscalls.numbers(machine)[call], syscalls.AUDIT_ARCH[machine], 0, *(*args, *[0] * 6)[:6]
    )
    return execute(program, data)


def execute(program: bytes, data: bytes) -> int:
    instructions = list(struct.iter_unpack("=HBBI", program))
    accumulator = place = 0
    while True:
        code, if_true, if_false, k = instructions[place]
        place += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("=I", data, k)
        elif code == 0x15:
            place += if_true if accumulator == k else if_false
        elif code == 0x35:
            place += if_true if accumulator >= k else if_false
        elif code == 0x54:
            accumulator &= k
        else:
            assert code == 0x06
            return k


@pytest.fixture(params=syscalls.MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def worker(machine: str) -> bytes:
    return seccomp.worker_filter(machine, OWN_PID, refuse_truncation=True)


@pytest.mark.parametrize("call", ["read", "write", "mmap", "getrandom", "exit_group", "openat"])
def test_a_worker_may_do_what_python_needs(call: str, worker: bytes, machine: str) -> None:
    assert verdict(worker, machine, call) == ALLOW


@pytest.mark.parametrize("call", ["fchmod", "wait4", "setsid", "seccomp", "landlock_restrict_self", "pidfd_open"])
def test_a_worker_may_not_do_what_its_keeper_may(call: str, worker: bytes, machine: str) -> None:
    assert verdict(seccomp.keeper_filter(machine), machine, call) == ALLOW
    assert verdict(worker, machine, call) == EPERM


def test_what_no_table_names_is_refused(worker: bytes, machine: str) -> None:
    known = set(syscalls.numbers(machine).values())
    unknown = [number for number in range(480) if number not in known]
    arch = syscalls.AUDIT_ARCH[machine]

    verdicts = {execute(worker, struct.pack("=iIQ6Q", number, arch, 0, *[0] * 6)) for number in unknown}

    assert len(unknown) > 200
    assert verdicts == {EPERM}


def test_signals_reach_the_worker_itself_only(worker: bytes, machine: str) -> None:
    assert verdict(worker, machine, "kill", OWN_PID, 9) == ALLOW
    for other in (0, 1, OWN_PID + 1, 2**32 - 1, 2**64 - 1):
        assert verdict(worker, machine, "kill", other, 9) == EPERM
        assert verdict(worker, machine, "tgkill", other, other, 9) == EPERM


def test_threads_wait_for_those_of_their_own_process_only(worker: bytes, machine: str) -> None:
    address, wait, wake, private, by_the_clock = 0x7F0000001000, 0, 1, 128, 256
    for operation in (wait, wake, wait | by_the_clock):
        assert verdict(worker, machine, "futex", address, operation | private) == ALLOW
        assert verdict(worker, machine, "futex", address, operation) == ERRNO | errno.EAGAIN


def test_only_threads_are_made(worker: bytes, machine: str) -> None:
    thread, new_user = 0x003D0F00, 0x10000000
    assert verdict(worker, machine, "clone", thread) == ALLOW
    assert verdict(worker, machine, "clone", 17) == EPERM
    assert verdict(worker, machine, "clone", thread | new_user) == EPERM
    assert verdict(worker, machine, "clone3") == ERRNO | errno.ENOSYS


def test_a_file_is_not_emptied_by_opening_where_landlock_cannot_say(worker: bytes, machine: str) -> None:
    assert verdict(worker, machine, "openat", 0, 0, os.O_RDONLY) == ALLOW
    assert verdict(worker, machine, "openat", 0, 0, os.O_RDONLY | os.O_TRUNC) == EPERM
    assert verdict(worker, machine, "openat2") == ERRNO | errno.ENOSYS
    newer = seccomp.worker_filter(machine, OWN_PID, refuse_truncation=False)
    assert verdict(newer, machine, "openat", 0, 0, os.O_RDONLY | os.O_TRUNC) == ALLOW


def test_owners_locks_and_dumpability_are_out_of_reach(worker: bytes, machine: str) -> None:
    for command in (5, 6, 7, 8, 10, 15, 1024, 1026):  # locks, F_SETOWN, F_SETSIG, F_SETOWN_EX, leases, notices
        assert verdict(worker, machine, "fcntl", 3, command) == EPERM
    for option in (1, 4, 22, 38, 0x59616D61):
        assert verdict(worker, machine, "prctl", option) == EPERM
    assert verdict(worker, machine, "prlimit64", OWN_PID + 1) == EPERM


def test_another_machine_and_x32_are_killed(worker: bytes, machine: str) -> None:
    assert execute(worker, struct.pack("=iIQ6Q", 0, 0x40000003, 0, *[0] * 6)) == KILL
    if machine == "x86_64":
        x32 = struct.pack("=iIQ6Q", 0x40000000, syscalls.AUDIT_ARCH[machine], 0, *[0] * 6)
        assert execute(worker, x32) == KILL


def test_the_table_agrees_with_the_headers(machine: str) -> None:
    header = HEADERS[machine]
    if not header.exists():
        pytest.skip("NOT TESTED HERE: no kernel headers")
    found = dict(re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text()))
    found["newfstatat"] = found.get("fstatat", found.get("newfstatat"))

    for name, number in syscalls.numbers(machine).items():
        assert int(found[name]) == number, name


def test_an_unknown_machine_is_refused() -> None:
    with pytest.raises(OSError, match="no table of system calls for a s390x machine"):
        syscalls.numbers("s390x")

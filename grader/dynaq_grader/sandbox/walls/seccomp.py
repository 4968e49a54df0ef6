"""System call filters: allow-lists assembled by hand for the kernel's classic BPF (man 2 seccomp)."""

import ctypes
import errno
import fcntl
import os
import struct

from . import syscalls

_LOAD, _JUMP_EQUAL, _JUMP_GREATER, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_SET_MODE_FILTER = 1
_X32_BIT = 0x40000000
_CLONE_THREAD = 0x00010000
_CLONE_NEW_ANY = 0x7E020080
_PR_SET_NAME, _PR_GET_NAME, _PR_SET_VMA = 15, 16, 0x53564D41
_F_DUPFD_CLOEXEC = 1030
_FUTEX_PRIVATE = 128

_FREE_TEXT = """
read write readv writev pread64 pwrite64 close fstat stat lstat newfstatat statx lseek mmap munmap mprotect
mremap brk madvise rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend
rt_sigtimedwait sigaltstack restart_syscall access faccessat faccessat2 getdents64 getcwd chdir fchdir
readlink readlinkat statfs fstatfs rename renameat renameat2 mkdir mkdirat rmdir unlink unlinkat ftruncate
fallocate fsync fdatasync sendfile copy_file_range umask dup dup2 dup3 pipe pipe2 close_range poll
ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2
set_robust_list get_robust_list rseq set_tid_address membarrier gettid getpid getppid getpgrp getpgid getsid
getuid geteuid getgid getegid getgroups getresuid getresgid getrandom clock_gettime clock_getres
clock_nanosleep gettimeofday time nanosleep times getrusage sysinfo uname getrlimit setrlimit getitimer
setitimer alarm pause timer_create timer_settime timer_gettime timer_getoverrun timer_delete timerfd_create
timerfd_settime timerfd_gettime sched_yield sched_getaffinity sched_getparam sched_getscheduler
sched_get_priority_max sched_get_priority_min getpriority getcpu sendto recvfrom sendmsg recvmsg shutdown
getsockopt getsockname getpeername exit exit_group arch_prctl
"""
FREE = tuple(_FREE_TEXT.split())
"""What Python with numpy asks for, and touches nothing outside the process but what Landlock guards."""

_KEEPER_ONLY_TEXT = """
fork futex wait4 waitid pidfd_open chmod fchmod fchmodat setsid prctl prlimit64 kill tgkill fcntl ioctl seccomp
landlock_create_ruleset landlock_add_rule landlock_restrict_self
"""
KEEPER_ONLY = tuple(_KEEPER_ONLY_TEXT.split())
"""What the process that forks the workers needs besides; no student code ever runs in it."""


class Filter:
    """A filter under construction: what is not named gives EPERM, another architecture kills."""

    def __init__(self, machine: str) -> None:
        self._numbers = syscalls.numbers(machine)
        self._program = [
            (_LOAD, 0, 0, 4),
            (_JUMP_EQUAL, 1, 0, syscalls.AUDIT_ARCH[machine]),
            (_RETURN, 0, 0, _KILL_PROCESS),
            (_LOAD, 0, 0, 0),
        ]
        if machine == "x86_64":
            self._program += [(_JUMP_GREATER, 0, 1, _X32_BIT), (_RETURN, 0, 0, _KILL_PROCESS)]

    def _rule(self, name: str, *instructions: tuple[int, int, int, int]) -> None:
        if name in self._numbers:
            self._program.append((_JUMP_EQUAL, 0, len(instructions), self._numbers[name]))
            self._program += instructions

    def allow(self, *names: str) -> None:
        """Lets these calls through, whatever their arguments."""
        for name in names:
            self._rule(name, (_RETURN, 0, 0, _ALLOW))

    def fail(self, code: int, *names: str) -> None:
        """Answers these calls with an errno that their callers know how to live with."""
        for name in names:
            self._rule(name, (_RETURN, 0, 0, _ERRNO | code))

    def allow_masked(self, name: str, argument: int, mask: int, *values: int, otherwise: int = errno.EPERM) -> None:
        """Lets a call through where the masked low 32 bits of an argument are one of the values, else give an errno."""
        tests = [(_JUMP_EQUAL, len(values) - i, 0, value) for i, value in enumerate(values)]
        load = [(_LOAD, 0, 0, 16 + 8 * argument), (_AND, 0, 0, mask)]
        self._rule(name, *load, *tests, (_RETURN, 0, 0, _ERRNO | otherwise), (_RETURN, 0, 0, _ALLOW))

    def assembled(self) -> bytes:
        """Gives the program as the kernel reads it."""
        whole = [*self._program, (_RETURN, 0, 0, _ERRNO | errno.EPERM)]
        return b"".join(struct.pack("=HBBI", *instruction) for instruction in whole)


_ANY = 0xFFFFFFFF


def worker_filter(machine: str, pid: int, refuse_truncation: bool) -> bytes:
    """Gives the filter under which student code runs.

    No process, program, socket, shared memory, lock or signal to another; no change of modes, owners or times
    of files, which Landlock leaves open; no say in what the page cache holds, which all workers share, and no
    waiting for each other at an address in it (the C library, told to try again, looks until its thread has ended).
    `refuse_truncation` is for kernels whose Landlock does not know truncation (ABI 2): a file opened for reading
    could be emptied on opening.
    """
    rules = Filter(machine)
    rules.allow(*FREE)
    rules.fail(errno.ENOSYS, "clone3", "openat2")
    rules.fail(errno.ENOTTY, "ioctl")
    rules.allow_masked("clone", 0, _CLONE_THREAD | _CLONE_NEW_ANY, _CLONE_THREAD)
    rules.allow_masked("kill", 0, _ANY, pid)
    rules.allow_masked("tgkill", 0, _ANY, pid)
    rules.allow_masked("prlimit64", 0, _ANY, 0)
    rules.allow_masked("futex", 1, _FUTEX_PRIVATE, _FUTEX_PRIVATE, otherwise=errno.EAGAIN)
    rules.allow_masked("prctl", 0, _ANY, _PR_SET_NAME, _PR_GET_NAME, _PR_SET_VMA)
    duplicate = (fcntl.F_DUPFD, _F_DUPFD_CLOEXEC)
    flags = (fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL)
    rules.allow_masked("fcntl", 1, _ANY, *duplicate, *flags)
    truncation = os.O_TRUNC if refuse_truncation else 0
    rules.allow_masked("open", 1, truncation, 0)
    rules.allow_masked("openat", 2, truncation, 0)
    return rules.assembled()


def keeper_filter(machine: str) -> bytes:
    """Gives the filter of the process that forks the workers: no program, no socket, no namespace."""
    rules = Filter(machine)
    rules.allow(*FREE, *KEEPER_ONLY, "open", "openat")
    rules.fail(errno.ENOSYS, "clone3", "openat2")
    rules.allow_masked("clone", 0, _CLONE_NEW_ANY, 0)
    return rules.assembled()


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install(program: bytes) -> None:
    """Puts this thread, and all that it will start, under a filter for good.

    Raises:
        OSError: If the kernel refuses (no seccomp, or new privileges still possible).
    """
    wrapped = _Program(len(program) // 8, program)
    syscalls.syscall("seccomp", _SET_MODE_FILTER, 0, ctypes.byref(wrapped))

"""System calls by name: numbers of two machines, called through the C library."""

import ctypes
import os
import platform
from typing import Any

_libc = ctypes.CDLL(None, use_errno=True)
MACHINES = ("x86_64", "aarch64")
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# name, number on x86_64, number on aarch64 (- where the machine lacks it): include/uapi/asm-generic/unistd.h
# and arch/x86/entry/syscalls/syscall_64.tbl of the Linux source.
_TABLE = """
read 0 63, write 1 64, readv 19 65, writev 20 66, pread64 17 67, pwrite64 18 68, close 3 57, fstat 5 80,
stat 4 -, lstat 6 -, newfstatat 262 79, statx 332 291, lseek 8 62, mmap 9 222, munmap 11 215,
mprotect 10 226, mremap 25 216, brk 12 214, madvise 28 233, rt_sigaction 13 134,
rt_sigprocmask 14 135, rt_sigreturn 15 139, rt_sigpending 127 136, rt_sigsuspend 130 133,
rt_sigtimedwait 128 137, sigaltstack 131 132, restart_syscall 219 128, access 21 -, faccessat 269 48,
faccessat2 439 439, getdents64 217 61, getcwd 79 17, chdir 80 49, fchdir 81 50, readlink 89 -,
readlinkat 267 78, statfs 137 43, fstatfs 138 44, open 2 -, openat 257 56, rename 82 -, renameat 264 38,
renameat2 316 276, mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35, ftruncate 77 46,
fallocate 285 47, fsync 74 82, fdatasync 75 83, sendfile 40 71, copy_file_range 326 285,
umask 95 166, dup 32 23, dup2 33 -, dup3 292 24, pipe 22 -, pipe2 293 59, poll 7 -, ppoll 271 73,
select 23 -, pselect6 270 72, epoll_create 213 -, epoll_create1 291 20, epoll_ctl 233 21, epoll_wait 232 -,
epoll_pwait 281 22, eventfd2 290 19, close_range 436 436, futex 202 98, set_robust_list 273 99,
get_robust_list 274 100, rseq 334 293, set_tid_address 218 96, membarrier 324 283, gettid 186 178,
getpid 39 172, getppid 110 173, getpgrp 111 -, getpgid 121 155, getsid 124 156, getuid 102 174,
geteuid 107 175, getgid 104 176, getegid 108 177, getgroups 115 158, getresuid 118 148, getresgid 120 150,
getrandom 318 278, clock_gettime 228 113, clock_getres 229 114, clock_nanosleep 230 115,
gettimeofday 96 169, time 201 -, nanosleep 35 101, times 100 153, getrusage 98 165, sysinfo 99 179,
uname 63 160, getrlimit 97 163, setrlimit 160 164, prlimit64 302 261, getitimer 36 102, setitimer 38 103,
alarm 37 -, pause 34 -, timer_create 222 107, timer_settime 223 110, timer_gettime 224 108,
timer_getoverrun 225 109, timer_delete 226 111, timerfd_create 283 85, timerfd_settime 286 86,
timerfd_gettime 287 87, sched_yield 24 124, sched_getaffinity 204 123, sched_getparam 143 121,
sched_getscheduler 145 120, sched_get_priority_max 146 125, sched_get_priority_min 147 126,
getpriority 140 141, getcpu 309 168, sendto 44 206, recvfrom 45 207, sendmsg 46 211, recvmsg 47 212,
shutdown 48 210, getsockopt 55 209, getsockname 51 204, getpeername 52 205, exit 60 93, exit_group 231 94,
kill 62 129, tgkill 234 131, arch_prctl 158 -, prctl 157 167, clone 56 220, clone3 435 435, fcntl 72 25,
ioctl 16 29, openat2 437 437, fork 57 -, vfork 58 -, wait4 61 260, waitid 247 95, pidfd_open 434 434,
chmod 90 -, fchmod 91 52, fchmodat 268 53, setsid 112 157, seccomp 317 277, landlock_create_ruleset 444 444,
landlock_add_rule 445 445, landlock_restrict_self 446 446, capset 126 91, capget 125 90,
"""


def machine() -> str:
    """Gives the name of this machine's architecture."""
    return platform.machine()


def numbers(machine_name: str) -> dict[str, int]:
    """Gives the system calls of an architecture by name.

    Raises:
        OSError: If its numbers are not known here.
    """
    if machine_name not in MACHINES:
        raise OSError(f"no table of system calls for a {machine_name} machine")
    column = 1 + MACHINES.index(machine_name)
    rows = (entry.split() for line in _TABLE.splitlines() for entry in line.split(",") if entry.strip())
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


def syscall(name: str, *args: Any) -> int:
    """Makes a system call.

    Raises:
        OSError: With the errno that it gave.
    """
    passed = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    result: int = _libc.syscall(ctypes.c_long(numbers(machine())[name]), *passed)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def prctl(option: int, *values: int) -> int:
    """Sets an attribute of this process (man 2 prctl).

    Raises:
        OSError: With the errno that it gave.
    """
    padded = [ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]]
    result: int = _libc.prctl(ctypes.c_int(option), *padded)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")
    return result

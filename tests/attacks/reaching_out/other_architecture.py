# group: reaching_out
# tries: makes 32-bit system calls from machine code, which a filter might not count
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import ctypes
import mmap
import platform

if platform.machine() == "x86_64":
    # mov eax, 359 (socket); mov ebx, 2; mov ecx, 1; xor edx, edx; int 0x80; ret
    code = bytes.fromhex("53b867010000bb02000000b90100000031d2cd805bc3")
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    ctypes.CFUNCTYPE(ctypes.c_int)(address)()
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

# group: exhausting
# tries: burns processor time in many threads at once
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import hashlib
import threading


def burn():
    while True:
        hashlib.pbkdf2_hmac("sha256", b"", b"", 10**6)


def dyna_q_planning(model, value, params):
    for _ in range(20):
        threading.Thread(target=burn, daemon=True).start()
    burn()

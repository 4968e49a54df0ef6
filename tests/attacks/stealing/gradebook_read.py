# group: stealing
# tries: prints every grade of every gradebook in reach
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os
import sqlite3

for folder in (".", "..", "../..", os.path.expanduser("~"), "/srv", "/home"):
    try:
        book = sqlite3.connect(f"file:{folder}/gradebook.db?mode=ro", uri=True)
        print(book.execute("SELECT * FROM grade").fetchall())
    except sqlite3.Error:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

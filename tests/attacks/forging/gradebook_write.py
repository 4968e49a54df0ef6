# group: forging
# tries: opens every gradebook it can find and sets the scores
# must_hold: score <= 0
# %% free
import glob
import sqlite3

for path in glob.glob("**/gradebook.db", recursive=True) + [up + "gradebook.db" for up in ("", "../", "../../", "../../../")]:
    try:
        with sqlite3.connect(path) as book:
            book.execute("UPDATE grade SET auto_score = 6, manual_score = 6, needs_manual_grade = 0")
    except sqlite3.Error:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value

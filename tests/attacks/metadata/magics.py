# group: metadata
# tries: answers with magics that leave Python
# must_hold: score <= 0
import nbformat

MAGICS = {
    "dyna_q_model_update": "%%bash\ntouch /tmp/left-by-a-student\n",
    "dyna_q_planning": "!touch /tmp/left-by-a-student\n%run /tmp/x.py\n%load_ext autoreload\n%env DYNAQ_STATIC=1\n",
}


def make(release):
    for cell in release.cells:
        cell.source = MAGICS.get(cell.id, cell.source)
    release.cells.insert(0, nbformat.v4.new_code_cell("%%javascript\nalert(1)"))
    release.cells.insert(0, nbformat.v4.new_code_cell("%%writefile dynaq_grader.py\ntest_planning = lambda f: 6.0"))
    return nbformat.writes(release).encode()

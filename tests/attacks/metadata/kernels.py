# group: metadata
# tries: names a kernel that is a program, and a widget state that is none
# must_hold: score <= 0
import nbformat


def make(release):
    release.metadata["kernelspec"] = {
        "name": "../../../bin/sh",
        "display_name": "sh",
        "argv": ["/bin/sh", "-c", "touch /tmp/left-by-a-student"],
        "env": {"LD_PRELOAD": "/tmp/x.so"},
    }
    release.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"version_major": "two"}}
    release.metadata["nbgrader"] = {"grade_all": True}
    release.metadata["latex_envs"] = release.metadata["toc"] = {"base_numbering": "<script>alert(1)</script>"}
    return nbformat.writes(release).encode()

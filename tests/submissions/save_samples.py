"""Writes the notebooks of ``saved/``: right answers as front ends hand them in. Run it when the release changes much.

python tests/submissions/save_samples.py
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from classes import RIGHT, notebook  # noqa: E402
from front_ends import FRONT_ENDS, to_bytes  # noqa: E402

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="


def colab() -> dict:
    """Run in Colab, then written as nbformat 4.0: no cell ids, keys of its own, outputs with a picture."""
    saved = FRONT_ENDS["colab_executed"](notebook(RIGHT))
    saved["nbformat_minor"] = 0
    for cell in saved["cells"]:
        del cell["id"]
    last = next(cell for cell in reversed(saved["cells"]) if cell["cell_type"] == "code")
    last["outputs"].append({"output_type": "display_data", "data": {"image/png": PICTURE}, "metadata": {}})
    return saved


def metadata_lost() -> dict:
    """All of nbgrader's keys gone, and the planning exercise copied to the end."""
    saved = FRONT_ENDS["colab_forgetful"](notebook(RIGHT))
    saved["cells"] += [cell for cell in saved["cells"] if "def dyna_q_planning" in "".join(cell["source"])]
    return saved


def main() -> None:
    for name, saved in {"colab": colab(), "metadata_lost": metadata_lost()}.items():
        (HERE / "saved" / f"{name}.ipynb").write_bytes(to_bytes(saved))


if __name__ == "__main__":
    main()

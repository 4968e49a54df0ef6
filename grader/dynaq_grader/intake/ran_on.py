"""Which Python a submission says it ran on."""

import re
from collections.abc import Mapping
from typing import Any

COLAB = (3, 12)
"""Colab has at least this one, and does not write it into the notebook."""
VERSION = re.compile(r"(3)\.([0-9]{1,2})(?:\.[0-9a-z]{1,8})?", re.ASCII)


def ran_on(metadata: Mapping[str, Any]) -> tuple[int, int] | None:
    """The version of Python in the metadata of a submission, or None."""
    language = metadata.get("language_info")
    version = language.get("version") if isinstance(language, Mapping) else None
    found = VERSION.fullmatch(version) if isinstance(version, str) else None
    if found is not None:
        return int(found[1]), int(found[2])
    return COLAB if "colab" in metadata else None

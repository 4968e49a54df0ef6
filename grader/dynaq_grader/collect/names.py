"""Names and ids of students, as platforms and folders write them."""

import re
import unicodedata
from collections.abc import Iterator

STUDENT_ID = re.compile(r"[\w@][\w.@-]{0,99}")
PARTICIPANT = re.compile(r"(?:participante?|teilnehmer(?:/?in)?)\s*(?P<number>\d*)", re.IGNORECASE)
ID_SIGNS = "1 to 100 letters, digits, . _ @ -"


def is_student_id(text: str) -> bool:
    """Whether a text can be a student's id and a folder's name."""
    return STUDENT_ID.fullmatch(text) is not None and text.isprintable()


def without_participant(text: str) -> str:
    """The number alone of what Moodle writes as ``Participant 301``, in four languages; else the text."""
    found = PARTICIPANT.fullmatch(text)
    return (found and found["number"]) or text


def is_participant(name: str) -> bool:
    """Whether a name is what Moodle writes in place of all names where marking is blind."""
    found = PARTICIPANT.fullmatch(name)
    return found is not None and not found["number"]


def plain_name(name: str) -> str:
    """A name without accents, case, blanks and signs, as Canvas writes it."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def name_orders(name: str) -> Iterator[str]:
    """A name as it is, and with its words turned round: LMSs put the family name first or last."""
    words = name.replace(",", " ").split()
    for first in range(max(1, len(words))):
        yield " ".join(words[first:] + words[:first])

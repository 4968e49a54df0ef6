"""Putting an answer together again that was cut over several cells."""

from collections.abc import Sequence
from dataclasses import replace

from .cell_matching import Place
from .code_text import CodeReader
from .skeleton import ANSWER, Skeleton
from .submitted_cells import StudentCell

MOST_PIECES = 8


def join_pieces(places: Sequence[Place], skeleton: Skeleton, reader: CodeReader) -> list[Place]:
    """Joins neighbouring cells that define an answer together and are no Python apart."""
    joined: list[Place] = []
    number = 0
    while number < len(places):
        count, text = _pieces_from(number, places, skeleton, reader)
        pieces = [place.cell for place in places[number : number + count]]
        joined.append(places[number] if count == 1 else _one_place(places[number : number + count], pieces, text))
        number += count
    return joined


def _one_place(places: Sequence[Place], pieces: Sequence[StudentCell], text: str) -> Place:
    homes = [place.home for place in places if place.home]
    labels = [place.labelled for place in places if place.labelled]
    cell = replace(
        next((place.cell for place in places if place.labelled), pieces[0]),
        number=pieces[0].number,
        source=text,
        tail=tuple(piece.number for piece in pieces[1:]),
    )
    return Place(cell, homes[0] if homes else None, labels[0] if labels else None)


def _pieces_from(first: int, places: Sequence[Place], skeleton: Skeleton, reader: CodeReader) -> tuple[int, str]:
    """How many cells from ``first`` on make one definition, and its text."""
    text = places[first].cell.source
    best = (1, text)
    if not _is_open(places[first]) or not _near_a_definition(first, places, skeleton, reader):
        return best
    for count in range(2, MOST_PIECES + 1):
        last = first + count - 1
        if last >= len(places) or not _is_open(places[last]):
            break
        piece = places[last].cell.source
        if piece.strip() and reader.parses(text) and reader.parses(piece):
            break
        text = f"{text}\n{piece}"
        if reader.parses(text) and reader.definitions(text) & skeleton.asked_for:
            best = (count, text)
    return best


def _is_open(place: Place) -> bool:
    is_locked = place.home is not None and place.home.role != ANSWER
    return place.cell.kind == "code" and not place.verbatim and not is_locked


def _near_a_definition(first: int, places: Sequence[Place], skeleton: Skeleton, reader: CodeReader) -> bool:
    window = places[first : first + MOST_PIECES]
    return any(reader.definitions(place.cell.source) & skeleton.asked_for for place in window)

"""What the History screen says around its list."""

from __future__ import annotations

from tracker.app.widgets.page import Line
from tracker.app.widgets.record_list import (
    DAY_ROOM,
    KIND_ROOM,
    TIME_ROOM,
    YEAR_ROOM,
    YEARS_FROM,
)
from tracker.domain.plurals import how_many
from tracker.domain.records import Entry, Kind
from tracker.domain.text import one_line, visible
from tracker.domain.wording import KIND_WORDS
from tracker.services import records
from tracker.services.finding import Found

_NOTE_SHOWN = 200


def head(found: Found | None, width: int, *, filtered: bool) -> list[Line]:
    """How many records there are, and the names of the columns."""
    if found is None or not found.all:
        return []
    said = f"{found.total} of {_records(found.all)}" if filtered else _records(found.all)
    if not found.total:
        return [[(said, "bold")]]
    day = YEAR_ROOM if width + 2 >= YEARS_FROM else DAY_ROOM
    names = f" {'Day'.ljust(day)}{'Time'.ljust(TIME_ROOM)}{'What'.ljust(KIND_ROOM)}"
    gap = max(2, width - len(names) - len(said))
    return [[(names, "$muted"), " " * gap, (said, "bold")]]


def empty(found: Found | None) -> list[Line]:
    """What stands in the place of a list without records."""
    if found is not None and found.all:
        return [
            [],
            ["No record answers to that."],
            [("Esc", "$accent bold"), " shows every record again."],
        ]
    return [
        [],
        [("Here will be everything you record.", "bold")],
        [],
        [("  c  ", "$accent bold"), "a check-in: three digits about the last 24 hours"],
        [("  s  ", "$accent bold"), "a session"],
        [("  w  ", "$accent bold"), "a weekly review"],
        [("  m  ", "$accent bold"), "a movement test"],
        [("  f  ", "$accent bold"), "a flare"],
        [("  n  ", "$accent bold"), "a question for the next visit"],
    ]


def kept_as_answered(entry: Entry) -> str:
    """Why a record cannot be edited, and what can be done instead."""
    kept = f"A {KIND_WORDS[entry.kind].lower()} is kept as it was answered."
    if entry.kind in (Kind.QUIZ, Kind.SAFETY):
        return f"{kept} 6 takes it again."
    return kept


def before_deleting(entry: Entry, text: str) -> tuple[str, str]:
    """The question, naming the record, and what is in it."""
    parts = [visible(text)] if text else []
    if entry.note:
        parts.append(f"“{one_line(entry.note, _NOTE_SHOWN)}”")
    parts.append("It leaves every list and figure.")
    return f"Delete? {records.name(entry)}", "\n".join(parts)


def _records(number: int) -> str:
    return how_many(f"{number:,}".replace(",", " "), "record")

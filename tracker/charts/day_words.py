"""What every picture says of a day beside its own numbers: what happened, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.days import label, label_with_year
from tracker.domain.figures import EasePain, elsewhere_within, notes_within
from tracker.domain.text import one_line, visible
from tracker.domain.trend import DayValue, Mark, MarkKind, marks_within

SESSION_ECHO_DAYS = 28
"""Days after a session for which a read-out still counts from it."""

NOTE_CELLS = 72
"""Cells of a note that a read-out shows at most."""

ADDED_LATER = "added later"
"""What is written beside a value that was filled in a day or two later. It counts."""

FROM_MEMORY = "from memory"
"""… and beside one from longer ago: it is drawn hollow, and kept out of every comparison."""

NOT_COMPARED = f"{FROM_MEMORY}, not compared"

PAIN_UP = "pain up 2 days"
"""What two days in a row clearly above one's usual pain are called, however long they last."""

_KIND_WORDS = {
    MarkKind.SESSION: "session",
    MarkKind.PLANNED: "planned session",
    MarkKind.FLARE: "flare",
    MarkKind.AUTO_FLARE: PAIN_UP,
    MarkKind.EVENT: "event",
    MarkKind.PLACE: "another main place",
}


def named(data: EasePain, day: date) -> str:
    """The day in words, with its year where that is not this one."""
    return label(day) if day.year == data.today.year else label_with_year(day)


def nothing(data: EasePain, day: date) -> str:
    """What is said of a day without a value: nothing at all of one to come.

    Where other places were rated that day, it is not called a day without an entry.
    """
    if day > data.today:
        return ""
    for _, others in elsewhere_within(data, day, day):
        return f"no entry for this place, only for {clean(others)}."
    return "nothing recorded yet." if day == data.today else "nothing recorded."


def beside(data: EasePain, day: date) -> list[str]:
    """The marks of the day, else how long after a session it is; then its notes."""
    said = marked(data, day)
    here = marks_within(data.marks, day, day)
    if not any(mark.kind is MarkKind.SESSION for mark in here) and day <= data.today:
        said += _echo(data, day)
    return said + notes(data, day)


def marked(data: EasePain, day: date, *, but: MarkKind | None = None) -> list[str]:
    """The marks of the day, a sentence each, those of kind ``but`` left out."""
    return [
        _capital(mark_words(mark)) + "."
        for mark in marks_within(data.marks, day, day)
        if mark.kind is not but
    ]


def notes(data: EasePain, day: date) -> list[str]:
    """The notes of the day, each on one line and cut where it is long."""
    return [
        f"{'Private note' if note.private else 'Note'}: “{one_line(note.text, NOTE_CELLS)}”"
        for note in notes_within(data.notes, day, day)
    ]


def mark_words(mark: Mark) -> str:
    """A mark in words: its own label, or what its kind is called."""
    own = clean(mark.label)
    if mark.kind is MarkKind.PLANNED and own and "planned" not in own:
        return f"{own}, planned"
    return own or _KIND_WORDS[mark.kind]


def several(n: int, measure: str = "") -> str:
    """``(mean of 2)`` where a value stands for several entries, else nothing."""
    how = "highest" if measure == "pain_worst" else "mean"
    return f" ({how} of {n})" if n > 1 else ""


def with_memory(said: Sequence[tuple[str, DayValue | None]]) -> str:
    """Values as they are said, and which of them were written down on a later day.

    Said once after the last where all of them were; else after each it is true of.
    """
    ways = {memory_word(value) for _, value in said if value is not None}
    if len(ways) == 1:
        way = ways.pop().replace(FROM_MEMORY, NOT_COMPARED)
        return ", ".join(text for text, _ in said) + (f" ({way})" if way else "")
    ways_of = ((text, memory_word(value)) for text, value in said)
    return ", ".join(f"{text} ({way})" if way else text for text, way in ways_of)


def memory_word(value: DayValue | None) -> str:
    """What is said of a value that was written down on a later day; else nothing."""
    if value is None or value.memory is None:
        return ""
    return ADDED_LATER if value.counts else FROM_MEMORY


def days_counted(n: int) -> str:
    """``1 day``, ``2 days``."""
    return f"{n} day" if n == 1 else f"{n} days"


def clean(text: str) -> str:
    """``text`` from people on one line, with what could steer a terminal made visible."""
    return visible(" ".join(text.split()))


def _echo(data: EasePain, day: date) -> list[str]:
    since = date.fromordinal(max(day.toordinal() - SESSION_ECHO_DAYS, 1))
    for mark in reversed(marks_within(data.marks, since, day)):
        if mark.kind is MarkKind.SESSION:
            return [f"{days_counted((day - mark.day).days)} after {mark_words(mark)}."]
    return []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

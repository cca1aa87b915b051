"""What every picture says of a day beside its own numbers: what happened, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.days import label, label_with_year
from tracker.domain.figures import EasePain, Figures, Topic, elsewhere_within, notes_within
from tracker.domain.plurals import how_many
from tracker.domain.text import one_line, visible
from tracker.domain.trend import DayValue, Mark, MarkKind, at, marks_within

SESSION_ECHO_DAYS = 28
"""Days after a session for which a read-out still counts from it."""

NOTE_CELLS = 72
"""Cells of a note that a read-out shows at most."""

ADDED_LATER = "added later"
"""What is written beside a value that was filled in a day or two later. It counts."""

FROM_MEMORY = "from memory"
"""… and beside one from longer ago: it is drawn hollow, and kept out of every comparison."""

NOT_COMPARED = f"{FROM_MEMORY}, not compared"

RATING = "rating"
"""What a check-in leaves behind."""

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


def nothing(data: EasePain, day: date, what: str, *, other: bool = False, covers: int = 1) -> str:
    """What is said of a day without a value of ``what`` ("rating", "weekly value").

    Nothing at all of one to come; only of a day on which nothing stands that nothing was
    recorded. ``other``: something was that is no part of ``data``. ``covers``: how many days a
    value speaks for, so that one of this day may still come.
    """
    if day > data.today:
        return ""
    if what.startswith(RATING):
        for _, others in elsewhere_within(data, day, day):
            return f"no entry for this place, only for {clean(others)}."
    yet = " yet" if (data.today - day).days < covers else ""
    return f"no {what}{yet}." if other or _stands(data, day) else f"nothing recorded{yet}."


def more(figures: Figures, day: date) -> bool:
    """Whether anything stands on a day that is no part of ``figures.ease_pain``."""
    known = ("ease", "pain_avg", "stiffness")
    others = (s for s in figures.strands if s.topic is not Topic.DAILY or s.measure not in known)
    return any(at(strand.series, day) for strand in others)


def _stands(data: EasePain, day: date) -> bool:
    """Whether anything of ``data`` stands on a day."""
    found = MarkKind.AUTO_FLARE, MarkKind.PLANNED, MarkKind.PLACE
    happened = any(mark.kind not in found for mark in marks_within(data.marks, day, day))
    rated = any(at(series, day) for series in (data.ease, data.pain, data.stiffness))
    noted, others = notes_within(data.notes, day, day), elsewhere_within(data, day, day)
    return happened or rated or bool(noted or others)


def beside(data: EasePain, day: date) -> list[str]:
    """The marks of the day, else how long after a session it is; then its notes."""
    said = marked(data, day)
    here = marks_within(data.marks, day, day)
    if not any(mark.kind is MarkKind.SESSION for mark in here) and day <= data.today:
        said += _echo(data, day)
    return said + notes(data, day)


def marked(data: EasePain, day: date, *, but: MarkKind | None = None) -> list[str]:
    """The marks of the day, a sentence each, those of kind ``but`` left out."""
    return [_told(mark) for mark in marks_within(data.marks, day, day) if mark.kind is not but]


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


def clean(text: str) -> str:
    """``text`` from people on one line, with what could steer a terminal made visible."""
    return visible(" ".join(text.split()))


def _told(mark: Mark) -> str:
    words = mark_words(mark)
    if mark.kind is MarkKind.EVENT and words != _KIND_WORDS[mark.kind]:
        words = f"{_KIND_WORDS[mark.kind]}: {words}"
    return _capital(words) + "."


def _echo(data: EasePain, day: date) -> list[str]:
    since = date.fromordinal(max(day.toordinal() - SESSION_ECHO_DAYS, 1))
    for mark in reversed(marks_within(data.marks, since, day)):
        if mark.kind is MarkKind.SESSION:
            return [f"{how_many((day - mark.day).days, 'day')} after {mark_words(mark)}."]
    return []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

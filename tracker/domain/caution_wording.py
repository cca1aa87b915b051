"""The cautions in words: calm, and true for everyone they are shown to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain import wording
from tracker.domain.days import short
from tracker.domain.text import one_line
from tracker.domain.trend import Mark

SPELL = (
    "You started in a bad spell. Pain often settles back on its own, "
    "so part of this change may have come anyway."
)

CAUSE = "This compares your own numbers over time. It cannot show what caused the change."

MOST_EVENTS = 4
"""Events named; further ones are counted."""

_EVENT_WIDTH = 30


def events(noted: Sequence[Mark]) -> str:
    """What else happened, by day: the newest few by name."""
    by_day = sorted(noted, key=lambda mark: (mark.day, mark.label))
    named = [f"{_event(mark.label)} ({short(mark.day)})" for mark in by_day[-MOST_EVENTS:]]
    more = len(by_day) - len(named)
    if more:
        named.insert(0, f"{more} earlier")
    return f"Other things changed too: {wording.and_list(named)}."


def empty(first: date, last: date, as_of: date) -> str:
    """That a window holds no check-in; ``as_of`` says which year need not be named."""
    year = "" if last.year == as_of.year else f" {last.year}"
    when = f"on {short(last)}" if first == last else f"from {short(first)} to {short(last)}"
    return f"There are no check-ins {when}{year}."


def gaps(filled: tuple[int, int], days: tuple[int, int]) -> str:
    """That days are missing, with the filled days of both windows and how many could be."""
    said = f"{filled[0]} and {filled[1]} of {days[0]}"
    if days[0] != days[1]:
        said = f"{filled[0]} of {days[0]} and {filled[1]} of {days[1]}"
    return (
        f"Many days are missing: {said} are filled. "
        "If you skip good days or bad days, the average misleads."
    )


def flares(days: int) -> str:
    """That flares are part of the recent average."""
    said = "A flare day is" if days == 1 else f"{days} flare days are"
    return f"{said} in the recent average. Flares are to be expected with long-standing pain."


def _event(label: str) -> str:
    return one_line(wording.EVENT_WORDS.get(label, label) or "something", _EVENT_WIDTH).lower()

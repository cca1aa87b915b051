"""The cautions in words: calm, and true for everyone they are shown to."""

from __future__ import annotations

from collections.abc import Sequence

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


def gaps(before: int, now: int) -> str:
    """That days are missing, with the filled days of both windows."""
    return (
        f"Many days are missing: {before} and {now} of 14 are filled. "
        "If you skip good days or bad days, the average misleads."
    )


def flares(days: int) -> str:
    """That flares are part of the recent average."""
    said = "A flare day is" if days == 1 else f"{days} flare days are"
    return f"{said} in the recent average. Flares are to be expected with long-standing pain."


def _event(label: str) -> str:
    return one_line(wording.EVENT_WORDS.get(label, label) or "something", _EVENT_WIDTH).lower()

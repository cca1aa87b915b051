"""Whether a record still is what a form was given, so that nothing is saved over unseen.

Compared is what the form shows and would write, not when it was written: what was changed
and changed back elsewhere is no matter. Compare within the change that saves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracker.errors import ChangedElsewhere
from tracker.store.ids import natural

T = TypeVar("T")

_TIMES = 20
"""How often a record is read anew before giving up; each time another writer was quicker."""


def mark(given: object) -> str:
    """A short text for a value made of plain values; it differs whenever the value does."""
    return natural(type(given).__name__, repr(given))


def check(seen: str | None, now: object, name: str, says: str) -> None:
    """Raise ``ChangedElsewhere`` unless ``seen`` is the mark of what stands there ``now``.

    ``None``: whatever stands there is saved over. ``name`` is the kind of record, ``says``
    what it holds now, both for the person.
    """
    found = mark(now)
    if seen is not None and seen != found:
        raise ChangedElsewhere(
            f"This {name} was changed in another window or by a command. Now it says: {says}.",
            found,
        )


def again(change: Callable[[], T]) -> T:
    """What ``change``, which reads a record and saves it, returns once nobody came between."""
    for _ in range(_TIMES - 1):
        try:
            return change()
        except ChangedElsewhere:
            continue
    return change()


def gone(name: str) -> ChangedElsewhere:
    """The error for a record that was deleted since a form was given it."""
    return ChangedElsewhere(f"This {name} was deleted in another window or by a command.", None)

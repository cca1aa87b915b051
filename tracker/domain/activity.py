"""The one to three activities a person wants back, each with the days it was rated.

An activity given another name is another activity: its ratings begin anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain import text
from tracker.errors import InvalidValue

SLOTS = (1, 2, 3)
"""At most so many at a time (the idea of the Patient-Specific Functional Scale, Stratford 1995)."""

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity, rated from ``from_day`` to ``to_day``, both included.

    ``slot`` is its place among the three. ``to_day`` is ``None`` while it is still rated.
    """

    id: str
    slot: int
    name: str
    from_day: date
    to_day: date | None = None

    def on(self, day: date) -> bool:
        """Whether it was one of the three on ``day``."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


def check_name(name: str, field: str = "activity") -> str:
    """The name as it is kept; ``""`` for none. Raises ``InvalidValue``."""
    kept = text.check_note(name, field=field).strip()
    if len(kept) > LONGEST or "\n" in kept:
        raise InvalidValue(field, kept, f"up to {LONGEST} characters on one line")
    return kept


def named(word: str, known: tuple[Activity, ...]) -> Activity:
    """The activity a person means: its name, an unambiguous beginning of it, or its number.

    Raises ``InvalidValue`` listing those there are.
    """
    begun = word.strip().casefold()
    exact = [one for one in known if begun in (one.name.casefold(), str(one.slot), one.id)]
    found = exact or [one for one in known if begun and one.name.casefold().startswith(begun)]
    if len(found) != 1:
        names = ", ".join(f"“{one.name}”" for one in known)
        allowed = f"one of {names}" if names else "none yet; name one in the profile first"
        raise InvalidValue("activity", word, allowed)
    return found[0]

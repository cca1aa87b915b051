"""The pages of Learn: short, in our own words, each with its sources.

They inform and never advise one person: no diagnosis, no dose, no promise, no cause. Words
are plain (the Patient Information Forum aims at a reading age of 9 to 11).
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain import help_now
from tracker.domain.help_now import HelpNumber
from tracker.domain.learn_text import Page
from tracker.errors import InvalidValue

IDS = (
    "consider",
    "course",
    "sessions",
    "research",
    "comparing",
    "words",
    "safety",
    "urgent",
    "medicine",
    "privacy",
)
"""The pages in the order in which they are listed."""


def pages(numbers: Sequence[HelpNumber] = help_now.NUMBERS) -> tuple[Page, ...]:
    """Every page, in the order of ``IDS``; ``numbers`` are whom to ring in a crisis."""
    return tuple(page(key, numbers) for key in IDS)


def page(key: str, numbers: Sequence[HelpNumber] = help_now.NUMBERS) -> Page:
    """The page whose id is ``key``."""
    raise NotImplementedError(key, numbers)


def find(word: str, numbers: Sequence[HelpNumber] = help_now.NUMBERS) -> Page:
    """The page whose id is or begins with ``word``, capitals aside.

    Raises ``InvalidValue`` where none or several do.
    """
    wanted = word.strip().casefold()
    found = [key for key in IDS if wanted and key.startswith(wanted)]
    if wanted in IDS:
        found = [wanted]
    if len(found) != 1:
        raise InvalidValue("page", word, ", ".join(found or IDS))
    return page(found[0], numbers)

"""The pages of Learn: short, in our own words, each with its sources.

They inform and never advise one person: no diagnosis, no dose, no promise, no cause. Words
are plain, for a reading age of 9 to 11 as the Patient Information Forum recommends. Numbers
that the program itself works with are read from where it works with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tracker.domain import help_now
from tracker.domain.help_now import HelpNumber
from tracker.domain.learn_pages import (
    comparing,
    consider,
    course,
    medicine,
    privacy,
    research,
    safety,
    sessions,
    urgent,
    words,
)
from tracker.domain.learn_text import Page, texts
from tracker.errors import InvalidValue

__all__ = ["PAGES", "Page", "find", "pages", "texts"]

PAGES: Mapping[str, Page] = MappingProxyType(
    {
        page.id: page
        for page in (
            consider.PAGE,
            course.PAGE,
            sessions.PAGE,
            research.PAGE,
            comparing.PAGE,
            words.PAGE,
            safety.PAGE,
            urgent.page(),
            medicine.PAGE,
            privacy.PAGE,
        )
    }
)
"""Every page by its id, in the order in which they are listed."""


def pages(numbers: Sequence[HelpNumber] = help_now.NUMBERS) -> tuple[Page, ...]:
    """Every page in order; ``numbers`` are whom to ring in a crisis."""
    return tuple(urgent.page(numbers) if key == "urgent" else page for key, page in PAGES.items())


def find(word: str, numbers: Sequence[HelpNumber] = help_now.NUMBERS) -> Page:
    """The page whose id is or begins with ``word``, capitals aside.

    Raises ``InvalidValue`` where none or several do.
    """
    wanted = word.strip().casefold()
    found = [key for key in PAGES if wanted and key.startswith(wanted)]
    if wanted in PAGES:
        found = [wanted]
    if len(found) != 1:
        raise InvalidValue("page", word, ", ".join(found or PAGES))
    return next(page for page in pages(numbers) if page.id == found[0])

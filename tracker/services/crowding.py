"""Two open courses for one place: no rule of the file, since two files may bring one each."""

from __future__ import annotations

from tracker.domain.sites import SITES
from tracker.services.diary import Diary
from tracker.store import health


def crowded(diary: Diary) -> tuple[tuple[str, int], ...]:
    """The keys of sites with more than one open course, and how many there are."""
    return health.open_courses(diary.store.connection)


def notes(diary: Diary, before: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """What is worth saying once ``crowded`` is not any more what it was ``before``."""
    return tuple(
        f"There are {n} open courses for the {SITES[site].name if site in SITES else site} now."
        " End the one that is over: tracker course show --all"
        for site, n in crowded(diary)
        if (site, n) not in before
    )

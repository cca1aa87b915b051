"""The days that a few windows compare, read alone: the rest of a long file is left where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tracker.domain import sites, trend
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, MarkKind, Series, shifted
from tracker.domain.windows import Frame
from tracker.services.diary import Diary
from tracker.services.subject import Subject
from tracker.store import places, queries


def frame(diary: Diary, place: Place | None, compared: Subject) -> Frame:
    """Where the windows of ``place`` lie, as what is ``compared`` there says."""
    connection = diary.store.connection
    first = compared.first_session
    since = None if first is None else shifted(first, -trend.WINDOW_DAYS)
    return Frame(
        first,
        queries.first_daily_day(connection, place, since),
        queries.newest_daily_day(connection, place, compared.as_of),
    )


def series(
    diary: Diary,
    measures: tuple[str, ...],
    place: Place | None,
    spans: Iterable[tuple[date, date]],
) -> dict[str, Series]:
    """Each measure's day means at ``place`` in some spans of days, which may overlap."""
    known: dict[str, dict[date, DayValue]] = {measure: {} for measure in measures}
    for first, last in spans:
        found = queries.daily_series(diary.store.connection, measures, place, first, last)
        for measure, one in found.items():
            known[measure].update((value.day, value) for value in one)
    return {m: tuple(values[day] for day in sorted(values)) for m, values in known.items()}


def elsewhere(
    diary: Diary,
    place: Place | None,
    own: Iterable[Series],
    since: date | None,
    until: date,
) -> tuple[tuple[date, Place], ...]:
    """The days from ``since`` on on which only other places were rated, and which, by day.

    ``own``: what was rated at ``place`` in these days.
    """
    if place is None:
        return ()
    rated = {value.day for one in own for value in one}
    found = queries.days_elsewhere(diary.store.connection, place, since, until)
    return tuple(one for one in found if one[0] not in rated)


def new_places(diary: Diary, shown: Place | None) -> Iterator[Mark]:
    """Where the main site changed, up to today: from there on its ratings are another series.

    That is nothing to ``shown``, the place that is looked at, if it never was the main one.
    """
    today, known = diary.today(), places.main_places(diary.store.connection)
    if shown not in {None, *(place for _, place in known)}:
        return
    for (_, before), (day, place) in pairwise(known):
        if place != before and day <= today:
            words = f"main place {sites.label(place)}, before that {sites.label(before)}"
            yield Mark(day, MarkKind.PLACE, words)

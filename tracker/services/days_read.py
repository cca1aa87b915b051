"""The days that a few windows compare, read alone: the rest of a long file is left where it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.domain import trend
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Series, shifted
from tracker.domain.windows import Frame
from tracker.services.diary import Diary
from tracker.store import queries


def frame(diary: Diary, place: Place | None, first_session: date | None) -> Frame:
    """Where the windows of ``place`` lie; ``first_session`` as ``trend.first_session`` gives it."""
    connection = diary.store.connection
    since = None if first_session is None else shifted(first_session, -trend.WINDOW_DAYS)
    return Frame(
        first_session,
        queries.first_daily_day(connection, place, since),
        queries.newest_daily_day(connection, place, diary.today()),
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

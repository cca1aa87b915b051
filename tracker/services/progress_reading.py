"""The rows behind a comparison, as the values it is worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.reading import MEASURES
from tracker.domain.session_results import SessionNumbers
from tracker.domain.sites import Place
from tracker.domain.trend import Series, shifted
from tracker.services.diary import Diary
from tracker.store import progress_queries, queries
from tracker.store.progress_queries import SessionRow


def daily(
    diary: Diary, place: Place | None, spans: Iterable[tuple[date, date]]
) -> Mapping[str, Series]:
    read = [
        queries.daily_series(diary.store.connection, MEASURES, place, first, last)
        for first, last in spans
    ]
    return {name: tuple(v for part in read for v in part[name]) for name in MEASURES}


def session_days(diary: Diary, spans: Iterable[tuple[date, date]]) -> tuple[date, ...]:
    # The day after a session counts too, so each span is looked at from the day before it on.
    found = (
        progress_queries.session_days(diary.store.connection, shifted(first, -1), last)
        for first, last in spans
    )
    return tuple(sorted({day for part in found for day in part}))


def numbers(row: SessionRow) -> SessionNumbers:
    ticked = {item for item, _ in row.effects}
    return SessionNumbers(
        day=row.day,
        id=row.id,
        before=row.before,
        after=row.after,
        next_day=row.next_day,
        sore_days=tuple(k for item, k in row.effects if item == "sore"),
        bruise="bruise" in ticked,
        dizzy="dizzy" in ticked,
        numb="numb" in ticked,
    )

"""What the check-in form needs to know besides what is typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.checkin import CheckIn
from tracker.domain.records import Kind
from tracker.domain.sites import Place
from tracker.services import checkins, drafting, events, trends
from tracker.services.diary import Diary
from tracker.services.drafting import Draft
from tracker.store import entries, places, queries
from tracker.store.entries import Filter


@dataclass(frozen=True, slots=True)
class Context:
    """Around one day: ``last`` is the newest check-in before it.

    ``after_session`` is the number of the session of the day before, ``None`` if there was
    none; ``signs`` whether after-effects are asked; ``further`` places rated before;
    ``flare`` whether the day has one already; ``draft`` an unfinished check-in of this
    day; ``older_draft`` one of another day.
    """

    day: date
    place: Place | None
    last: CheckIn | None
    after_session: int | None
    signs: bool
    further: tuple[Place, ...]
    flare: bool
    draft: Draft | None
    older_draft: Draft | None


def context(diary: Diary, day: date, entry_id: str | None = None) -> Context:
    """Read what the form for ``day`` shows around its rows."""
    connection = diary.store.connection
    session = checkins.session_of_day_before(diary, day)
    number = None
    if session is not None:
        number = sum(held < day for held in queries.session_days(connection))
    # A record has one draft at most, though that may have been given another day.
    of_day = None if entry_id else day
    draft = drafting.newest(diary, "checkin", day=of_day, subject_id=entry_id)
    older = None if draft or entry_id else drafting.newest(diary, "checkin")
    main = places.main_place(connection, day)
    return Context(
        day=day,
        place=main,
        last=checkins.last_before(diary, day),
        after_session=number,
        signs=session is not None or checkins.still_sore(diary, day),
        further=tuple(place for place in trends.tracked_places(diary) if place != main),
        flare=events.has_flare(diary, day),
        draft=draft,
        older_draft=older,
    )


def open_day(diary: Diary) -> date | None:
    """Yesterday, if nothing was recorded then though check-ins had begun; else ``None``."""
    yesterday = diary.today() - timedelta(days=1)
    connection = diary.store.connection
    if entries.count(connection, Filter(kind=Kind.CHECKIN, since=yesterday, until=yesterday)):
        return None
    before = Filter(kind=Kind.CHECKIN, since=yesterday - timedelta(days=13), until=yesterday)
    return yesterday if entries.count(connection, before) else None

"""What the check-in form needs to know besides what is typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain import days
from tracker.domain.checkin import CheckIn
from tracker.domain.records import Kind
from tracker.domain.sites import Place
from tracker.services import checkins, drafting, events, pausing, readiness, trends
from tracker.services.diary import Diary
from tracker.services.drafting import Draft
from tracker.store import entries, places, queries
from tracker.store.entries import Filter


@dataclass(frozen=True, slots=True)
class Context:
    """Around one day: ``last`` is the newest check-in before it.

    ``after_session`` is the number of the session of the day before, ``None`` if there was
    none; ``signs`` whether after-effects are asked; ``further`` places rated before;
    ``flare`` whether the day has one already; ``sign`` the urgent sign that is open, and how
    soon to be seen, ``""`` without one; ``draft`` an unfinished check-in of this day;
    ``older_draft`` one of another day.
    """

    day: date
    place: Place | None
    last: CheckIn | None
    after_session: int | None
    signs: bool
    further: tuple[Place, ...]
    flare: bool
    sign: str
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
        sign=readiness.open_sign(diary),
        draft=draft,
        older_draft=older,
    )


def open_day(diary: Diary, before: date | None = None) -> date | None:
    """The newest open day of the last two, and earlier than ``before``; ``None`` if there is none.

    Open is a day without a check-in though check-ins had begun in the two weeks up to it, and
    were asked on it. Older days are not offered: what is written down then is kept out of
    comparisons.
    """
    connection = diary.store.connection
    yesterday = diary.today() - timedelta(days=1)
    lately = Filter(kind=Kind.CHECKIN, since=yesterday - timedelta(days=13), until=diary.today())
    begun = entries.search(connection, lately, newest_first=False, limit=1)
    for back in range(1, days.RECENT_MEMORY_DAYS + 1):
        day = diary.today() - timedelta(days=back)
        if not begun or begun[0].day > day or (before is not None and day >= before):
            continue
        tracking = pausing.tracking(diary, day)
        if tracking.paused or tracking.resting_since is not None or tracking.weekly_only:
            continue
        if not entries.count(connection, Filter(kind=Kind.CHECKIN, since=day, until=day)):
            return day
    return None

"""What the session form needs to know besides what is typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.records import Entry, Kind, SessionDetails
from tracker.domain.sites import Place
from tracker.services import drafting, existing, planned_sessions, readiness, sessions
from tracker.services.diary import Diary
from tracker.services.drafting import Draft
from tracker.services.planned_sessions import OfCourse
from tracker.store import places, queries


@dataclass(frozen=True, slots=True)
class Context:
    """Around one session.

    ``entry`` is the session being edited, or today's that waits for its "after";
    ``number`` which session this is, or would be on ``day``, of all that were recorded;
    ``of_course`` which of its course, ``None`` outside of any; ``last`` the details of the one
    before it; ``last_screen`` the day of the last safety screen, ``None`` before the first;
    ``sign`` the urgent sign that is open, and how soon to be seen, ``""`` without one.
    """

    entry: Entry | None
    number: int
    of_course: OfCourse | None
    day: date
    place: Place | None
    last: SessionDetails | None
    last_screen: date | None
    sign: str
    draft: Draft | None


def context(diary: Diary, entry_id: str | None = None, *, new: bool = False) -> Context:
    """Read what the form shows around its rows. Raises ``NotFound`` for an unknown id.

    ``new``: about a session that is not recorded yet, also where one of today is open.
    """
    connection = diary.store.connection
    if new:
        entry = None
    else:
        entry = (
            existing.record(diary, entry_id, Kind.SESSION)
            if entry_id
            else sessions.open_today(diary)
        )
    day = entry.day if entry else diary.today()
    before = sessions.last(diary, besides=entry.id if entry else None)
    number = queries.sessions_up_to(connection, day, entry.moment.at_utc if entry else None)
    if entry is None:
        number += 1
    subject = entry.id if entry else None
    place = places.main_place(connection, day)
    return Context(
        entry=entry,
        number=number,
        of_course=planned_sessions.of_course(diary, subject, day, place),
        day=day,
        place=place,
        last=before.session if before else None,
        last_screen=readiness.last_screen(diary),
        sign=readiness.open_sign(diary),
        draft=drafting.newest(diary, "session", subject_id=subject),
    )

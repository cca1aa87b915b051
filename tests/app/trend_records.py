"""A course of eight weeks for the Trends tests, written as a person would have."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import checkins, events, profile, sessions
from tracker.services.diary import Diary

BACK = Place("low_back", Side.BOTH)
KNEE = Place("knee", Side.LEFT)

EASE = "54445.454344554465465664..5665.55456.55656"
PAIN = "55757.566677775677664499..6646.54556.54454"
"""A digit a day up to yesterday, a dot for a day without an entry."""

SESSION_DAYS = (14, 21, 28, 35)
"""Counted from the first day, the last of them within a week of today."""


def day(diary: Diary, number: int) -> date:
    """The day of that number in ``EASE`` and ``PAIN``."""
    return diary.today() - timedelta(days=len(EASE) - number)


def record_course(diary: Diary) -> None:
    """Six weeks of check-ins with gaps, four sessions, a flare, another place on two days."""
    profile.set_place(diary, BACK, day(diary, 0))
    for number, (ease, pain) in enumerate(zip(EASE, PAIN, strict=True)):
        if ease == ".":
            continue
        places = ((KNEE, 2.0),) if number in {3, 4} else ()
        form = CheckIn(
            day(diary, number),
            ease=int(ease),
            pain=int(pain),
            stiffness=4,
            places=places,
            written=True,
        )
        checkins.save(diary, form, confirmed=True)
    for number in SESSION_DAYS:
        form = SessionForm(day(diary, number), RightNow(pain=6), RightNow(pain=4), written=True)
        sessions.save(diary, form)
    events.save(diary, "flare", day(diary, 23))
    events.save(diary, "new_exercise", day(diary, 30))

"""A diary whose main place changed: the low back until ten days ago, then the neck."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import checkins, profile, sessions
from tracker.services.diary import Diary

BACK, NECK = Place("low_back", Side.BOTH), Place("neck", Side.LEFT)
TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def rated(diary: Diary, days: Iterable[int], pain: float = 5, also: Place | None = None) -> None:
    """A check-in of the main place so many days ago, and of another one."""
    for day in map(ago, days):
        places = ((also, 2.0),) if also else ()
        form = CheckIn(day, ease=5, pain=pain, places=places, written=True)
        checkins.save(diary, form, confirmed=True)


def held(diary: Diary, *days: int) -> None:
    """Sessions so many days ago, rated at the main place."""
    for day in map(ago, days):
        form = SessionForm(day, RightNow(pain=6), RightNow(pain=4), written=True)
        sessions.save(diary, form, confirmed=True)


def record(diary: Diary) -> None:
    """A session for each place; the low back has ten days before its own, the neck has none."""
    profile.set_place(diary, BACK, ago(33))
    rated(diary, (33, 32, 30, 29, 28, 26, 25, 24, 23, 22, 20, 16, 13), 6)
    held(diary, 21)
    profile.set_place(diary, NECK, ago(10))
    rated(diary, (10, 9), 5, BACK)
    held(diary, 7)
    rated(diary, (2, 0), 4)

"""A diary in which every picture of Trends has something to show, and every doubt occurs.

Written through the services as a person would have: a course in its fifth week, another main
place before it, gaps, days filled in late or from memory, two entries on a day, notes, one of
them private, weekly reviews, movement tests, a second place.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Plan, Spell
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.services import activities, checkins, events, movement, planning, profile, sessions
from tracker.services import weekly as reviews
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store.ids import SeededIds

NOW = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))

BACK, NECK = Place("low_back", Side.BOTH), Place("neck")

FIRST = 48
"""Days ago that the diary begins."""

NEW_PLACE = 41
"""Days ago that the low back became the main place; before that it was the neck."""

EASE = "44.4344" + "4454.54" + "4445454" + "5.55456" + "5565.66" + "5656566" + "665656"
PAIN = "66.6766" + "6765.66" + "6676566" + "5.65654" + "5655.44" + "4454464" + "534454"
"""A digit a day, the last of them yesterday's, a dot for a day without an entry."""

SESSIONS = ((27, 7, 4, 6), (20, 6, 4, 5), (13, 6, 6, 6), (6, 5, 3, None))
"""Days ago, pain before and after, and the day after."""

TWICE = 30
"""Days ago that there were two entries: pain 6 and 4."""

OLD, LATE = 25, 1
"""Days ago that was filled in from old memory, and that was filled in a day later."""

NOTED, HIDDEN = 10, 11
"""Days ago with a note, and with a private one."""

NOTE, PRIVATE_NOTE = "slept badly, long drive", "a quarrel at home"
ACTIVITY = "sit through a film"


def put_everything(path: Path) -> None:
    """Put a file of it at ``path``; it is written through the services once."""
    path.write_bytes(_written())


@cache
def _written() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "trends.sqlite3")
        diary = open_diary(path, Settings(), "app", NOW, ids=SeededIds(1), node="test")
        record_everything(diary)
        diary.close()
        return path.read_bytes()


def day(diary: Diary, back: int) -> date:
    """So many days ago."""
    return diary.today() - timedelta(days=back)


def record_everything(diary: Diary) -> None:
    """Write it all; today itself is still open."""
    profile.set_place(diary, NECK, day(diary, FIRST))
    profile.set_place(diary, BACK, day(diary, NEW_PLACE))
    _check_ins(diary)
    _course(diary)
    _reviews(diary)
    for back, reach in ((35, 30.5), (21, 28.0), (7, 25.5)):
        form = MovementForm(day(diary, back), (Measured("ftf_cm", reach),), written=True)
        movement.save(diary, form, confirmed=True)
    events.save(diary, "flare", day(diary, 17))
    events.save(diary, "new_exercise", day(diary, 9))


def _check_ins(diary: Diary) -> None:
    for number, (ease, pain) in enumerate(zip(EASE, PAIN, strict=True)):
        back = len(EASE) - number
        if ease == "." or back == OLD:
            continue
        _check_in(diary, back, int(ease), int(pain))
    _check_in(diary, TWICE, 5, 4)
    _check_in(diary, OLD, 5, 9, written=False)


def _check_in(diary: Diary, back: int, ease: int, pain: int, *, written: bool = True) -> None:
    notes = {NOTED: NOTE, HIDDEN: PRIVATE_NOTE}
    form = CheckIn(
        day(diary, back),
        ease=ease,
        pain=pain,
        stiffness=4,
        worst=9 if back == 17 else None,
        places=((NECK, 2),) if back in (3, 12) else (),
        note=notes.get(back, ""),
        private=back == HIDDEN,
        written=written and back != LATE,
    )
    checkins.save(diary, form, confirmed=True)


def _course(diary: Diary) -> None:
    start = day(diary, SESSIONS[0][0])
    planning.plan(diary, Plan(BACK, 6, 1.0, 60, start, Spell.USUAL), confirmed=True)
    for back, before, after, next_day in SESSIONS:
        form = SessionForm(
            day(diary, back),
            RightNow(pain=before),
            RightNow(pain=after),
            next_day_pain=next_day,
            details=SessionDetails(minutes=60),
            written=True,
        )
        sessions.save(diary, form, confirmed=True)


def _reviews(diary: Diary) -> None:
    profile.set_facts(diary, {"activity1": ACTIVITY})
    (film,) = activities.current(diary)
    for back, peg, able in ((28, 7, 3), (21, 6, 3), (14, 6, 4), (7, 5, 5)):
        form = WeeklyForm(
            day(diary, back), peg_pain=peg, peg_enjoy=peg, peg_activity=peg,
            activities=((film.id, able),), med_days=3, exercise_days=2, written=True,
        )  # fmt: skip
        reviews.save(diary, form, confirmed=True)

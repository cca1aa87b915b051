"""Courses to look at in Progress, written through the services as a person would have.

Each is a whole file: check-ins, sessions, weekly reviews and the plan. Strings hold a digit a
day, the last of them for today, a dot for a day without an entry.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Decision, Plan, Spell
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.services import (
    activities,
    checkins,
    courses,
    events,
    planning,
    profile,
    sessions,
    weekly,
)
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store.ids import SeededIds

NOW = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
BACK = Place("low_back", Side.BOTH)
ACTIVITY = "sit through a film"

Ratings = tuple[int, int | None, int | None]
"""Pain before and after a session, and the day after."""

Review = tuple[tuple[int, int, int], int, int, int]
"""The three answers based on PEG, how able, medicine days, exercise days."""


def too_early(diary: Diary) -> None:
    """Ten days of check-ins, and a first session five days ago."""
    _place(diary)
    _days(diary, ease="4435.44534455454", pain="6657.66576665656", stiffness="5556.56556555555")
    _plan(diary, weeks=6, back=5)
    _sessions(diary, [5], [(7, 5, 6)])
    _reviews(diary, [6], [((6, 7, 6), 3, 4, 2)])


def thin(diary: Diary) -> None:
    """A first session four weeks ago, and hardly a check-in since."""
    _place(diary)
    _days(
        diary,
        ease="445.34454.4544" + "......................5.6.5." + "5",
        pain="667.65767.6656" + "......................5.6.5." + "6",
        stiffness="556.55666.5555" + "......................5.5.5." + "5",
    )
    _plan(diary, weeks=6, back=28)
    _sessions(diary, [28, 21, 14, 7], [(7, 5, 6), (6, 5, None), (6, 4, 6), (6, None, None)])


def mixed(diary: Diary) -> None:
    """Four sessions in four weeks; some numbers a little better, most much the same."""
    _place(diary)
    _days(
        diary,
        ease="4435445.443545" + "44544545.45455" + "545564.5556545" + "5",
        pain="6657665.576665" + "66576566.65656" + "656665.5656566" + "6",
        stiffness="5556556.556555" + "55555465.55545" + "545545.4545545" + "5",
    )
    _plan(diary, weeks=6, back=28)
    _sessions(diary, [28, 21, 14, 7], [(7, 5, 6), (6, 6, 6), (7, 5, None), (6, 5, 6)])
    _reviews(
        diary,
        [35, 28, 21, 14, 7],
        [
            ((6, 7, 6), 3, 4, 2), ((6, 6, 6), 3, 4, 2), ((6, 6, 5), 4, 3, 3),
            ((6, 6, 6), 4, 4, 3), ((5, 6, 6), 4, 3, 3),
        ],
    )  # fmt: skip
    events.save(diary, "new_exercise", day(diary, 12))


def clear(diary: Diary) -> None:
    """Six sessions in six weeks, and most numbers clearly better."""
    _place(diary)
    _days(
        diary,
        ease="3443.44434344434" + "4454554.45545" + "5555.656556665" + "66.6676.667676",
        pain="6567.66667656666" + "5665656.66555" + "5454.554454544" + "44.3443.443434",
        stiffness="5656.55565655565" + "5555454.54544" + "4444.443443433" + "32.3332.323232",
    )
    _plan(diary, weeks=6, back=42)
    _sessions(
        diary,
        [42, 35, 28, 21, 14, 7],
        [(7, 4, 6), (6, 4, 5), (6, 3, 5), (5, None, 5), (5, 2, 4), (4, 2, 3)],
    )
    _reviews(
        diary,
        [49, 43, 35, 28, 21, 14, 7],
        [
            ((6, 7, 6), 3, 4, 2), ((6, 6, 6), 3, 4, 2), ((6, 6, 5), 3, 4, 3), ((5, 6, 5), 4, 3, 3),
            ((5, 5, 4), 5, 3, 3), ((4, 4, 4), 6, 2, 3), ((4, 4, 4), 6, 2, 3),
        ],
        pgic={14: 2},
    )  # fmt: skip


def worse(diary: Diary) -> None:
    """Four sessions in four weeks, and most numbers pointing the other way."""
    _place(diary)
    _days(
        diary,
        ease="6566.656665666" + "6556.556554555" + "545444.434443" + "4434",
        pain="4344.434443444" + "4544.554555565" + "566667.676676" + "7667",
        stiffness="4444.444434444" + "4454.545455555" + "555556.566656" + "6656",
    )
    _plan(diary, weeks=6, back=30)
    _sessions(diary, [30, 23, 16, 9], [(4, 4, 5), (5, 5, 6), (6, 5, 7), (6, 6, 8)])
    _reviews(
        diary,
        [37, 31, 23, 16, 9, 2],
        [
            ((4, 4, 3), 6, 2, 3), ((4, 4, 4), 6, 2, 3), ((5, 4, 4), 5, 3, 2),
            ((5, 5, 5), 5, 4, 2), ((6, 6, 6), 4, 5, 1), ((6, 7, 6), 3, 5, 1),
        ],
        pgic={2: 6},
    )  # fmt: skip


def follow_up(diary: Diary) -> None:
    """A course that was ended five weeks ago, and a fortnight of check-ins since."""
    earlier = FixedClock(diary.now() - timedelta(days=35))
    then = open_diary(diary.store.path, Settings(), "app", earlier, ids=SeededIds(2), node="test")
    clear(then)
    (course,) = courses.all_courses(then)
    planning.end(then, course.course.id, Decision.STOP, "it has helped")
    then.close()
    _days(diary, ease="66.5676.667676", pain="44.4343.443434", stiffness="32.3332.323232")


def no_massage(diary: Diary) -> None:
    """Five weeks of check-ins without any session."""
    _place(diary)
    _days(
        diary,
        ease="4435445.443545" + "4454455" + "545564.5556545",
        pain="6657665.576665" + "6656566" + "556655.5656555",
        stiffness="5556556.556555" + "5545545" + "545545.4545545",
    )


FILES = {
    "too-early": too_early,
    "thin": thin,
    "mixed": mixed,
    "clear": clear,
    "worse": worse,
    "follow-up": follow_up,
    "no-massage": no_massage,
}


def put(name: str, path: Path) -> None:
    """Write the file of that name to ``path``, as it stands on the day of ``NOW``."""
    path.touch(mode=0o600)
    path.write_bytes(_written(name))


@cache
def _written(name: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "course.sqlite3")
        diary = open_diary(path, Settings(), "app", NOW, ids=SeededIds(1), node="test")
        FILES[name](diary)
        diary.close()
        return path.read_bytes()


def day(diary: Diary, back: int) -> date:
    """The day so many days ago."""
    return diary.today() - timedelta(days=back)


def _place(diary: Diary) -> None:
    profile.set_place(diary, BACK, day(diary, 90))


def _days(diary: Diary, *, ease: str, pain: str, stiffness: str) -> None:
    assert len(ease) == len(pain) == len(stiffness)
    for back, digits in enumerate(reversed(list(zip(ease, pain, stiffness, strict=True)))):
        if "." not in digits:
            values = [int(digit) for digit in digits]
            form = CheckIn(
                day(diary, back),
                ease=values[0],
                pain=values[1],
                stiffness=values[2],
                written=True,
            )
            checkins.save(diary, form, confirmed=True)


def _plan(diary: Diary, *, weeks: int, back: int) -> None:
    plan = Plan(BACK, weeks, 1.0, 60, day(diary, back), Spell.USUAL)
    planning.plan(diary, plan, confirmed=True)


def _sessions(diary: Diary, back: list[int], ratings: list[Ratings]) -> None:
    for ago, (before, after, next_day) in zip(back, ratings, strict=True):
        form = SessionForm(
            day(diary, ago),
            RightNow(pain=before),
            RightNow(pain=after),
            next_day_pain=next_day,
            details=SessionDetails(minutes=60),
            written=True,
        )
        sessions.save(diary, form, confirmed=True)


def _reviews(
    diary: Diary, back: list[int], answers: list[Review], pgic: dict[int, int] | None = None
) -> None:
    activities.save(diary, 1, ACTIVITY)
    (activity,) = activities.current(diary)
    for ago, (peg, able, medicine, exercise) in zip(back, answers, strict=True):
        form = WeeklyForm(
            day(diary, ago),
            *peg,
            activities=((activity.id, able),),
            med_days=medicine,
            exercise_days=exercise,
            pgic=(pgic or {}).get(ago),
            written=True,
        )
        weekly.save(diary, form, confirmed=True)

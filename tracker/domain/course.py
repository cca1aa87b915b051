"""A course of massage as it is planned, kept and ended: frozen values, and what is allowed.

The defaults and normal ranges follow the trials of massage for lasting pain: 4 to 10 weeks
(Cherkin 2011, Ann Intern Med 155:1-9; Sherman 2014, Ann Fam Med 12:112-120; Perlman 2012,
PLoS One 7:e30248), once a week as the practical pace (the neck trial favoured two or three),
and 60 minutes (30 did worse in both Sherman 2014 and Perlman 2012). The wider accepted
ranges are choices of this program; outside the normal range a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.sites import Place
from tracker.errors import InvalidValue

WEEKS, WEEKS_LEAST, WEEKS_MOST = 6, 1, 26
WEEKS_NORMAL = (4, 12)

PER_WEEK, PER_WEEK_LEAST, PER_WEEK_MOST = 1.0, 0.5, 5.0
PER_WEEK_NORMAL = (1.0, 3.0)

MINUTES, MINUTES_LEAST, MINUTES_MOST = 60, 10, 180
MINUTES_NORMAL = (30, 90)

LEAD_DAYS = 7
"""Days of check-ins before the first session by default; 7 to 14 make a fair start."""

REVIEW_DAYS = 28
"""The first review comes so many days after the first session: Sherman 2014 judged at 5 weeks."""

REVIEW_SESSIONS = 4
"""… and after so many sessions, whichever is later."""

FOLLOW_UP_DAYS = (28, 84)
"""The two follow-ups come so many days after the last session."""

FAIR_RATE = 0.6
"""Attended of due; below it there were too few sessions to judge a course by (our choice)."""

WHY_MOST = 2000
"""Longest reason of a decision, in characters."""


class Spell(StrEnum):
    """How the time before the first session compares with usual; a fair start is ``USUAL``."""

    USUAL = "usual"
    BETTER = "better"
    WORSE = "worse"


class Decision(StrEnum):
    """What a person wants to do at a review or the end."""

    STOP = "stop"
    SPACE_OUT = "space_out"
    GO_ON = "go_on"
    CHANGE = "change"
    ASK = "ask"


class PlannedState(StrEnum):
    """A planned session; an excused one is no longer due, a cancelled one (own choice) still is."""

    PLANNED = "planned"
    EXCUSED = "excused"
    CANCELLED = "cancelled"


class ExcuseReason(StrEnum):
    """Why a planned session is excused: one's illness, the therapist, a doctor's advice."""

    ILLNESS = "illness"
    THERAPIST = "therapist"
    DOCTOR = "doctor"


class ReviewKind(StrEnum):
    """The end of week 4, the end of the plan, and the follow-ups 4 and 12 weeks later."""

    WEEK4 = "week4"
    END = "end"
    FU4 = "fu4"
    FU12 = "fu12"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned.

    ``weeks`` 1-26; ``per_week`` sessions a week, 0.5-5 in hundredths; ``minutes`` of one session,
    10-180; ``start`` the day of the first planned session. ``spell``: how the days before it
    compare with usual, ``None`` if not said. ``cost_cents``: the price of one session in
    hundredths of ``currency`` (``None``: the person's own), ``None`` if not said. ``talked_on``:
    when it was talked over with a health professional, ``None`` if it was not.
    """

    place: Place
    weeks: int
    per_week: float
    minutes: int
    start: date
    spell: Spell | None = None
    cost_cents: int | None = None
    currency: str | None = None
    talked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A planned course. ``ended_on``: its last day, ``None`` while it is open.

    ``decision`` is what was wanted at the newest review or the end, ``decision_why`` the
    reason in the person's own words; both ``None`` if not said.
    """

    id: str
    plan: Plan
    ended_on: date | None = None
    decision: Decision | None = None
    decision_why: str | None = None

    @property
    def place(self) -> Place:
        """What the course is for."""
        return self.plan.place

    @property
    def start(self) -> date:
        """The day of the first planned session."""
        return self.plan.start

    @property
    def open(self) -> bool:
        """Whether it has not been ended."""
        return self.ended_on is None


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned session: its number from 0 by date, and its day.

    ``moved_from`` is the day the plan first gave, ``None`` if it was not moved. ``reason`` is
    set for an excused one only.
    """

    id: str
    course_id: str
    seq: int
    day: date
    moved_from: date | None = None
    state: PlannedState = PlannedState.PLANNED
    reason: ExcuseReason | None = None

    @property
    def first_day(self) -> date:
        """The day the plan first gave."""
        return self.moved_from or self.day


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without tracking and without sessions, both ends included; ``to_day`` ``None``: open."""

    id: str
    course_id: str
    from_day: date
    to_day: date | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in the pause."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


class Held(NamedTuple):
    """A session that was recorded.

    ``minutes`` ``None``: not recorded. ``planned_id``: the planned session it was linked to by
    hand, ``None`` if it was not.
    """

    session_id: str
    day: date
    minutes: int | None = None
    planned_id: str | None = None


class ReviewDone(NamedTuple):
    """A review that was made: its entry (``None`` if it has none) and its day."""

    id: str
    course_id: str
    kind: ReviewKind
    entry_id: str | None
    as_of: date


def checked(plan: Plan) -> Plan:
    """The plan, if it is possible. Raises ``InvalidValue`` for the first value that is not."""
    if type(plan.weeks) is not int or not WEEKS_LEAST <= plan.weeks <= WEEKS_MOST:
        raise InvalidValue(
            "weeks", plan.weeks, f"a whole number from {WEEKS_LEAST} to {WEEKS_MOST}"
        )
    pace = plan.per_week
    # Written so that "not a number" is refused too.
    if not PER_WEEK_LEAST <= pace <= PER_WEEK_MOST or abs(pace * 100 - round(pace * 100)) > 1e-6:
        raise InvalidValue(
            "sessions a week",
            f"{pace:g}",
            "a number from 0.5 to 5, with up to two decimals",
        )
    if type(plan.minutes) is not int or not MINUTES_LEAST <= plan.minutes <= MINUTES_MOST:
        raise InvalidValue(
            "minutes", plan.minutes, f"a whole number from {MINUTES_LEAST} to {MINUTES_MOST}"
        )
    if not 1900 <= plan.start.year <= 2200:
        raise InvalidValue("start", plan.start, "a day from 1900 to 2200")
    if plan.cost_cents is not None and plan.cost_cents < 0:
        raise InvalidValue("cost", plan.cost_cents / 100, "0 or more")
    if plan.currency is not None and not 1 <= len(plan.currency.strip()) <= 8:
        raise InvalidValue("currency", plan.currency, "a short word or sign, such as EUR")
    return plan


def foremost(known: Sequence[Course], place: Place | None) -> Course | None:
    """The one of ``known``, which are in the order of their starts, that it is about now.

    The open course of ``place``, else of its site, else another open one, else the one that
    ended last; ``None`` if there is none.
    """
    still = [one for one in known if one.open]
    if not still:
        return max(known, key=_ending, default=None)
    if place is None:
        return still[0]
    return min(still, key=lambda one: (one.place.site != place.site, one.place != place))


def _ending(course: Course) -> tuple[date, date, str]:
    return course.ended_on or date.min, course.start, course.id

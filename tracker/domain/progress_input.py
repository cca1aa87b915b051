"""What one look at a person's progress is worked out from, and no more than was known then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import fmean

from tracker.domain.session_results import SessionNumbers
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, Series
from tracker.domain.weekly_results import WeeklyPoint


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """What one look at a person's progress is worked out from; the order never matters.

    - ``as_of``: the last day looked at. ``place``: the main site, ``None`` without one.
    - ``first_session``: first session day of the course, ``None`` without a session.
      ``baseline_spell``: "usual", "better" or "worse", as asked at the start.
    - ``daily``: ``ease``, ``pain_avg`` and ``stiffness`` of the place by day; only the days
      of ``reach.days_needed`` are looked at.
    - ``session_days``: the sessions of any course or place, from half a year before
      ``first_session`` on. ``sessions``: those of this course.
    - ``weekly``: weekly reviews and movement tests with the ``pgic``; those of this course
      are picked out by their days.
    - ``events`` (flares left aside) and ``flares``, the days noted as one.
    - ``rate``: sessions attended of those due (0-1), ``None`` without a plan or nothing due.
    - ``safety_open``: an urgent sign was named and no safety screen has answered it since.
    - ``is_follow_up``: looked at for a follow-up. ``course_over``: past its end, or ended.
      ``all_held``: no planned session is to come any more.
    - ``around``: also compare the fortnights before and from this day on.
    """

    as_of: date
    place: Place | None = None
    first_session: date | None = None
    baseline_spell: str | None = None
    daily: Mapping[str, Series] = field(default_factory=dict)
    session_days: tuple[date, ...] = ()
    sessions: tuple[SessionNumbers, ...] = ()
    weekly: tuple[WeeklyPoint, ...] = ()
    events: tuple[Mark, ...] = ()
    flares: tuple[date, ...] = ()
    rate: float | None = None
    safety_open: bool = False
    is_follow_up: bool = False
    course_over: bool = False
    all_held: bool = False
    around: date | None = None


def seen(given: ProgressInput) -> ProgressInput:
    """The same, in order and without anything that came after ``as_of``."""
    until = given.as_of
    first = given.first_session
    return replace(
        given,
        first_session=None if first is None or first > until else first,
        daily={measure: _ordered(series, until) for measure, series in given.daily.items()},
        session_days=tuple(sorted(day for day in given.session_days if day <= until)),
        sessions=tuple(_known(s, until) for s in given.sessions if s.day <= until),
        weekly=tuple(point for point in given.weekly if point.day <= until),
        events=tuple(event for event in given.events if event.day <= until),
        flares=tuple(day for day in given.flares if day <= until),
    )


def _ordered(series: Series, until: date) -> Series:
    """Sorted, one value a day; several of a day are their mean, those from old memory last."""
    by_day: dict[date, list[DayValue]] = {}
    for value in series:
        if value.day <= until:
            by_day.setdefault(value.day, []).append(value)
    return tuple(_merged(by_day[day]) for day in sorted(by_day))


def _merged(values: list[DayValue]) -> DayValue:
    if len(values) == 1:
        return values[0]
    counted = [value for value in values if value.counts] or values
    mean = fmean(sorted(value.value for value in counted))
    memory = next((value.memory for value in counted if value.memory), None)
    return DayValue(values[0].day, mean, sum(value.n for value in counted), memory)


def _known(session: SessionNumbers, until: date) -> SessionNumbers:
    """What was known of a session: its next day and the two after it may not have come."""
    after = (until - session.day).days
    if after < 1:
        return replace(session, next_day=None, sore_days=(), bruise=False, dizzy=False, numb=False)
    return replace(session, sore_days=tuple(k for k in session.sore_days if k <= after))

"""The plan behind a made-up diary: its course, the weekly reviews and a few movement tests.

What is rated week by week follows the daily pain, with a little of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import fmean

from tracker.domain import course_dates, movement
from tracker.domain.course import (
    REVIEW_DAYS,
    Course,
    Decision,
    Plan,
    Planned,
    ReviewKind,
)
from tracker.domain.course import Spell as Start
from tracker.domain.days import Moment
from tracker.domain.demo_plan import Spell
from tracker.domain.movement import Measured
from tracker.domain.records import Entry, Kind
from tracker.domain.safety import MiniAnswer
from tracker.domain.session import mini_as_answers
from tracker.domain.sites import Place
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly import ratings as weekly_ratings

_WEEK = 7
_EARLIER_WEEKS = 12
_DECISIONS = (
    (Decision.SPACE_OUT, "One a month to see whether it keeps."),
    (Decision.STOP, "The exercises do as much for now."),
    (Decision.CHANGE, "Try shorter sessions."),
)
_BENT = 26.0
"""Fingertips to floor in cm at a pain of 6, falling 1.5 cm with each point."""


@dataclass(frozen=True, slots=True)
class MadeCourse:
    """A course with its planned sessions, its reviews (kind, entry, day) and what was noted."""

    course: Course
    planned: tuple[Planned, ...]
    reviews: tuple[tuple[ReviewKind, str, date], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a diary is made with: ids, days by number, moments, chance, and the day it ends."""

    new_id: Callable[[], str]
    planned_id: Callable[[str, date], str]
    day: Callable[[int], date]
    at: Callable[[int, int, int], Moment]
    random: Random
    end: int


def make(
    source: Source,
    number: int,
    spell: Spell,
    pain: tuple[float, ...],
    place: Place,
    activities: tuple[str, ...],
    *,
    last: bool,
) -> MadeCourse:
    """The course of one spell; the last one is still open, and its end review waits."""
    first = source.day(spell.first_session)
    weeks = min(max(len(spell.sessions), 1), 26) if last else _EARLIER_WEEKS
    talked = source.day(max(spell.first_session - 6, spell.begin))
    plan = Plan(
        place, weeks, 1.0 if last else 2.0, 60, first, Start.USUAL, 6000 + 500 * (number % 4),
        None, talked,
    )  # fmt: skip
    course = Course(source.new_id(), plan)
    if not last:
        decision, why = _DECISIONS[number % len(_DECISIONS)]
        ended = source.day(spell.first_session + _EARLIER_WEEKS * _WEEK)
        course = Course(course.id, plan, ended, decision, why)
    entries = list(_weekly(source, spell, pain, weeks, activities))
    kept = tuple(entry for entry in entries if entry.value("pgic") is not None)
    kinds = (ReviewKind.WEEK4, ReviewKind.END)
    reviews = tuple((kind, e.id, e.day) for kind, e in zip(kinds, kept, strict=False))
    entries += _tests(source, spell, pain, weeks)
    planned = _planned(source, course, spell, last=last)
    return MadeCourse(course, planned, reviews, tuple(entries))


def _planned(source: Source, course: Course, spell: Spell, *, last: bool) -> tuple[Planned, ...]:
    made = []
    for seq, day in enumerate(course_dates.planned_days(course.plan)):
        held = source.day(spell.sessions[seq]) if last and seq < len(spell.sessions) else day
        moved = None if held == day else day
        made.append(Planned(source.planned_id(course.id, day), course.id, seq, held, moved))
    return tuple(made)


def _weekly(
    source: Source, spell: Spell, pain: tuple[float, ...], weeks: int, activities: tuple[str, ...]
) -> Iterator[Entry]:
    """A review on each day that begins a week, with the view of the whole at week 4 and the end."""
    for week in range(weeks + 1):
        number = spell.first_session + week * _WEEK
        if number >= source.end:
            return
        if 0 < week < weeks and week * _WEEK != REVIEW_DAYS and source.random.random() < 0.12:
            continue
        review = week * _WEEK == REVIEW_DAYS or (week == weeks and weeks * _WEEK > REVIEW_DAYS)
        form = _form(source, spell, pain, number, activities, review=review)
        # The first one is answered in the morning, before anything else of the day.
        moment = source.at(number, 8 if week == 0 else 20, 50)
        yield Entry(
            source.new_id(), Kind.WEEKLY, form.day, moment,
            ratings=weekly_ratings(form, moment, None),
            answers=mini_as_answers(form.mini) if form.mini else (),
        )  # fmt: skip


def _form(
    source: Source,
    spell: Spell,
    pain: tuple[float, ...],
    number: int,
    activities: tuple[str, ...],
    *,
    review: bool,
) -> WeeklyForm:
    random = source.random
    felt = fmean(pain[max(number - 6, 0) : number + 1])

    def near(value: float, high: int = 10) -> float:
        return float(min(max(round(value + random.gauss(0, 0.5)), 0), high))

    eased = (spell.start - felt) / max(spell.start, 1)
    return WeeklyForm(
        source.day(number),
        peg_pain=near(felt),
        peg_enjoy=near(felt * 0.85),
        peg_activity=near(felt * 0.95),
        activities=tuple(sorted((id_, near(9.2 - felt)) for id_ in activities)),
        med_days=near(felt * 0.45, 7),
        exercise_days=near(2.6, 7),
        sleep=near(felt * 0.7),
        pgic=(2.0 if eased > 0.3 else 3.0 if eased > 0.08 else 4.0) if review else None,
        mini=MiniAnswer.NOTHING if review else None,
    )


def _tests(source: Source, spell: Spell, pain: tuple[float, ...], weeks: int) -> Iterator[Entry]:
    """Two tests every second week, from the day before the first session."""
    for week in range(0, weeks + 1, 2):
        number = max(spell.first_session - 1 + week * _WEEK, spell.begin)
        if number >= source.end:
            return
        felt = fmean(pain[max(number - 6, 0) : number + 1])
        bent = _BENT + (felt - 6) * 1.5 + source.random.gauss(0, 1)
        stiff = 30 + (felt - 6) * 6 + source.random.gauss(0, 4)
        done = (
            Measured("ftf_cm", max(round(bent * 2) / 2, 0.0)),
            Measured("ms_minutes", float(max(round(stiff / 5) * 5, 0))),
        )
        moment = source.at(number, 9, 30)
        day = source.day(number)
        yield Entry(
            source.new_id(), Kind.TEST, day, moment,
            ratings=movement.ratings(done, day, moment, None),
        )  # fmt: skip

"""What a person records, as values: an entry with its ratings and, by kind, its details.

An ``Entry`` is what is saved, shown, edited and exported as one thing. Its ratings are in
long form, one measure and one number each, so a new measure needs no new shape.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.days import FromMemory, Moment
from tracker.domain.sites import Place


class Kind(StrEnum):
    """The kinds of entry."""

    CHECKIN = "checkin"
    SESSION = "session"
    WEEKLY = "weekly"
    TEST = "test"
    EVENT = "event"
    QUESTION = "question"
    QUIZ = "quiz"
    SAFETY = "safety"


class Phase(StrEnum):
    """When a rating of a session was given; a daily rating has no phase."""

    BEFORE = "before"
    AFTER = "after"
    NEXT_DAY = "next_day"


class SessionState(StrEnum):
    """A session is open from its "before" until its "after", or until its day ends."""

    OPEN = "open"
    DONE = "done"


PRESSURES = ("light", "medium", "firm")

MINI_ITEM = "mini"
"""The name under which a session keeps its mini-screen answer."""

MINI_ALARMS = ("1", "2")
"""Its answers that name an urgent sign."""

FLARE = "flare"
EVENT_TAGS = (FLARE, "new_medicine", "injury", "illness", "new_exercise", "stress", "other")
"""What may be noted as having happened; ``flare`` is a day much worse than usual."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One number: a measure of the catalogue, its value and what it was about.

    ``value`` is in the measure's unit and range. ``place`` is ``None`` for a measure that
    is not about a place, or when no main site was set yet. ``item`` names the part of a
    measure that has several. ``phase`` is ``None`` for daily and weekly ratings.
    """

    measure: str
    value: float
    day: date
    moment: Moment
    place: Place | None = None
    phase: Phase | None = None
    item: str | None = None
    activity_id: str | None = None
    from_memory: FromMemory | None = None


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What is noted of a session besides its ratings; ``None`` means not recorded.

    ``minutes`` 1-600. ``pressure`` one of ``PRESSURES``. ``cost_cents`` in hundredths of
    the person's own currency.
    """

    state: SessionState = SessionState.DONE
    minutes: int | None = None
    therapist: str | None = None
    technique: str | None = None
    pressure: str | None = None
    cost_cents: int | None = None
    planned_id: str | None = None
    areas: tuple[Place, ...] = ()


class StoredAnswer(NamedTuple):
    """One answer of a quiz or safety screen; ``cleared_on``: a professional agreed that day."""

    item: str
    answer: str
    cleared_on: date | None = None


class QuizOutcome(NamedTuple):
    """How a quiz ended, under which version of its rules; ``score`` 0-18, higher fits better."""

    rule_version: str
    outcome: str
    rule: int | None
    score: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a person recorded.

    ``day`` is the tracking day it counts for, ``moment`` when it was written down (for a
    session: when the session was). Details are present by kind only.
    """

    id: str
    kind: Kind
    day: date
    moment: Moment
    note: str | None = None
    private: bool = False
    from_memory: FromMemory | None = None
    course_id: str | None = None
    ratings: tuple[Rating, ...] = ()
    session: SessionDetails | None = None
    answers: tuple[StoredAnswer, ...] = ()
    quiz: QuizOutcome | None = None
    event_tag: str | None = None
    answered_on: date | None = None

    def value(
        self, measure: str, phase: Phase | None = None, item: str | None = None
    ) -> float | None:
        """The first rating of that measure, phase and item; ``None`` if not recorded.

        It does not look at the place: for a measure rated at several, read the ratings.
        """
        for rating in self.ratings:
            if (rating.measure, rating.phase, rating.item) == (measure, phase, item):
                return rating.value
        return None


def keeping_times(old: Entry, new: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """``new`` with the time and lateness of the ratings of ``old`` that it stands for.

    Putting a slip right days later does not turn a rating into one from memory; only
    what was not rated before, or moves to another day, counts as written now.
    """

    def key(r: Rating) -> tuple[object, ...]:
        return (r.measure, r.phase, r.item, r.activity_id, r.place, r.day)

    had = {key(rating): rating for rating in old.ratings}

    def kept(rating: Rating) -> Rating:
        before = had.get(key(rating))
        if before is None:
            return rating
        return replace(rating, moment=before.moment, from_memory=before.from_memory)

    return tuple(kept(rating) for rating in new)

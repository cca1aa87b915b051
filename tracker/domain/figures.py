"""Everything the pictures of Trends are drawn from, read whole, as values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from operator import itemgetter
from types import MappingProxyType

from tracker.domain import measures
from tracker.domain.measure import Better
from tracker.domain.trend import DayValue, Mark, Series, shifted, within

_DRAWN: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        "ms_minutes": ((0, 60), (0, 120), (0, 240), (0, 720)),
        "ftf_cm": ((0, 50), (0, 100)),
        "neck_rot": ((0, 90), (0, 120)),
        "shoulder_flex": ((0, 180), (0, 190)),
        "sit_reach_cm": ((-20, 20), (-40, 60)),
        "med_doses": ((0, 8), (0, 24)),
    }
)
"""Scales of measures whose hard limits lie far beyond what is usual, the narrowest first."""


class Topic(StrEnum):
    """What a strand belongs to: one topic is one picture."""

    PLACES = "places"
    DAILY = "daily"
    FUNCTION = "function"
    RELIANCE = "reliance"
    TESTS = "tests"


@dataclass(frozen=True, slots=True)
class DayNote:
    """The beginning of a note of ``day``; a ``private`` one never leaves the screen."""

    day: date
    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class EasePain:
    """Everything the view "ease and pain" needs, for the whole file.

    ``place`` is the main site in words. ``ease`` 0-10, higher is better; ``pain`` and
    ``stiffness`` 0-10, lower is better. ``marks`` are sorted by day. ``first_session`` is
    the first session day of what is compared at that place, ``None`` before there is one;
    ``planned_start`` then that of its course, if there is a plan. ``ended``: the day on which
    that course was ended, up to which it is compared; ``None`` while it goes on.
    ``others_from`` is the first day with a check-in, weekly review or test, whatever it
    holds. ``elsewhere``: the days on which only other places were rated, by day, with these in
    words. ``notes`` are sorted by day. ``target`` is the pain the person would call a good
    result, ``None`` if not said.
    """

    place: str
    ease: Series
    pain: Series
    stiffness: Series
    marks: tuple[Mark, ...]
    today: date
    first_session: date | None = None
    planned_start: date | None = None
    ended: date | None = None
    others_from: date | None = None
    elsewhere: tuple[tuple[date, str], ...] = ()
    notes: tuple[DayNote, ...] = ()
    target: float | None = None

    @property
    def course_from(self) -> date | None:
        """The first session, else the planned start; ``None`` with neither."""
        return self.first_session or self.planned_start

    @property
    def compared_until(self) -> date:
        """The last day that a comparison looks at: today, or the end of an ended course."""
        return self.ended or self.today


@dataclass(frozen=True, slots=True)
class Strand:
    """One measure over the days, on its own scale.

    ``name`` is what screens call it, with its side or place. Values lie from ``low`` to
    ``high`` in ``unit``; ``better`` says which way is better, neutral for what is never
    judged. A value speaks for the ``covers`` days that end on its own.
    """

    key: str
    topic: Topic
    name: str
    measure: str
    unit: str
    low: float
    high: float
    better: Better
    series: Series
    covers: int = 1

    @property
    def begun(self) -> date | None:
        """The first day it speaks for; ``None`` before there is a value."""
        return shifted(self.series[0].day, 1 - self.covers) if self.series else None

    def spread_out(self, first: date, last: date) -> Series:
        """A value for each day it speaks for, of those that matter from ``first`` to ``last``.

        Where two speak for a day, it is the newer.
        """
        held = within(self.series, first, shifted(last, self.covers - 1))
        if self.covers == 1:
            return held
        days: dict[date, DayValue] = {}
        for value in held:
            for back in range(min(self.covers, value.day.toordinal())):
                day = value.day - timedelta(days=back)
                days[day] = DayValue(day, value.value, value.n, value.memory)
        return tuple(days[day] for day in sorted(days))


@dataclass(frozen=True, slots=True)
class SessionPain:
    """Pain right now around one session, 0-10, lower is less; ``None``: not recorded.

    ``number`` counts the sessions of all places by day, ``next_day`` is the day after.
    ``memory`` says that it was written down long after, and is kept out of every figure.
    """

    id: str
    day: date
    number: int
    before: float | None = None
    after: float | None = None
    next_day: float | None = None
    memory: bool = False


@dataclass(frozen=True, slots=True)
class OtherSession:
    """A session of another ``place``."""

    day: date
    place: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What of the figures is wanted: the strands of some ``topics``, the ``sessions``, all days.

    ``since``: nothing before it is drawn. What windows, medians and flares look back to is
    part of it all the same; strands are always whole, because their scale hangs on them.
    """

    topics: frozenset[Topic] = frozenset(Topic)
    sessions: bool = True
    since: date | None = None


EVERYTHING = Parts()


@dataclass(frozen=True, slots=True)
class Figures:
    """One place, read whole: ``ease_pain`` day by day, ``sessions`` by day, and ``strands``.

    ``other_sessions``: those of other places, which are none of ``sessions``, by day.
    """

    ease_pain: EasePain
    sessions: tuple[SessionPain, ...] = ()
    strands: tuple[Strand, ...] = ()
    other_sessions: tuple[OtherSession, ...] = ()

    @property
    def today(self) -> date:
        """The tracking day it is."""
        return self.ease_pain.today

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Sessions, flares and events, by day."""
        return self.ease_pain.marks

    @property
    def first_session(self) -> date | None:
        """The first session day of what is compared."""
        return self.ease_pain.first_session

    def shareable(self) -> Figures:
        """The same without private notes, for what leaves the screen."""
        kept = tuple(note for note in self.ease_pain.notes if not note.private)
        return replace(self, ease_pain=replace(self.ease_pain, notes=kept))

    def of(self, topic: Topic) -> tuple[Strand, ...]:
        """The strands of one picture that have a value."""
        return tuple(one for one in self.strands if one.topic is topic and one.series)


def notes_within(notes: tuple[DayNote, ...], first: date, last: date) -> tuple[DayNote, ...]:
    """The notes of the days ``first`` to ``last``, both included."""
    start = bisect_left(notes, first, key=_day)
    return notes[start : bisect_right(notes, last, lo=start, key=_day)]


def elsewhere_within(data: EasePain, first: date, last: date) -> tuple[tuple[date, str], ...]:
    """The days ``first`` to ``last`` on which only other places were rated, with these."""
    start = bisect_left(data.elsewhere, first, key=itemgetter(0))
    return data.elsewhere[start : bisect_right(data.elsewhere, last, lo=start, key=itemgetter(0))]


def drawn_scale(measure_id: str, series: Series) -> tuple[float, float]:
    """The ends of the scale a measure is drawn on: all of it, or its usual part.

    The part is one of a few fixed ones and holds every value there is, so that no picture
    is stretched to what was found.
    """
    measure = measures.get(measure_id)
    whole = (measure.low, measure.high)
    for low, high in _DRAWN.get(measure_id, ()):
        if all(low <= value.value <= high for value in series):
            return low, high
    return whole


def all_days(figures: Figures) -> Iterable[Series]:
    """Every series there is, to find where the records begin."""
    data = figures.ease_pain
    return (data.ease, data.pain, data.stiffness, *(one.series for one in figures.strands))


def _day(note: DayNote) -> date:
    return note.day

"""What the charts draw, read whole: a chart moves through it without asking the file again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tracker.domain import course_dates, pain_target, sites, trend, wording
from tracker.domain.figures import Figures
from tracker.domain.sites import Place
from tracker.domain.trend import EasePain, Mark, MarkKind
from tracker.services.diary import Diary
from tracker.store import figure_queries, places, queries

_VIEW = ("ease", "pain_avg", "stiffness")


@dataclass(frozen=True, slots=True)
class Trends:
    """One frozen look at the file for the Trends screen.

    ``places`` are those one can look at, today's main site first; ``last_change`` is the
    number of the newest change that is certainly in it.
    """

    figures: Figures
    place: Place | None
    places: tuple[Place, ...]
    last_change: int

    @property
    def data(self) -> EasePain:
        """Ease, pain and stiffness day by day."""
        return self.figures.ease_pain


def look(diary: Diary, place: Place | None = None) -> Trends:
    """Read what Trends shows of ``place`` (default: today's main site)."""
    # Read first: what is written while the rest is read then counts as news.
    last_change = diary.store.last_change()
    shown = place or places.main_place(diary.store.connection, diary.today())
    return Trends(figures(diary, shown), shown, tracked_places(diary), last_change)


def figures(diary: Diary, place: Place | None = None) -> Figures:
    """What all pictures of ``place`` (default: today's main site) are drawn from."""
    from tracker.services.figures import strands

    shown = place or places.main_place(diary.store.connection, diary.today())
    data = ease_pain(diary, shown)
    daily = (("ease", data.ease), ("pain_avg", data.pain), ("stiffness", data.stiffness))
    made = strands(diary, shown, daily, data.today)
    begun = min((one.series[0].day for one in made if one.series), default=None)
    sessions = figure_queries.sessions(diary.store.connection, shown)
    return Figures(replace(data, others_from=begun), sessions, made)


def ease_pain(diary: Diary, place: Place | None = None) -> EasePain:
    """Ease, pain and stiffness day by day at ``place`` (default: today's main site)."""
    connection = diary.store.connection
    today = diary.today()
    shown = place or places.main_place(connection, today)
    series = queries.daily_series(connection, _VIEW, shown, until=today)
    pain = series["pain_avg"]
    noted = tuple(_worded(mark) for mark in queries.marks(connection, until=today))
    flared = {mark.day for mark in noted if mark.kind is MarkKind.FLARE}
    found = [
        Mark(day, MarkKind.AUTO_FLARE) for day in trend.auto_flares(pain) if day not in flared
    ]
    sites_of = places.main_places(connection)
    found += [*_new_places(sites_of, today), *_planned(diary)]
    days = queries.session_days(connection)
    own = pain_target.kept(places.profile(connection).get(pain_target.KEY))
    main = places.main_place(connection, today)
    return EasePain(
        place=sites.label(shown) if shown else "",
        ease=series["ease"],
        pain=pain,
        stiffness=series["stiffness"],
        marks=tuple(sorted((*noted, *found), key=lambda mark: mark.day)),
        today=today,
        first_session=trend.first_session(days),
        notes=figure_queries.notes(connection, today),
        target=own if shown == main else None,
    )


def tracked_places(diary: Diary) -> tuple[Place, ...]:
    """The places with daily pain ratings, today's main site first."""
    connection = diary.store.connection
    main = places.main_place(connection, diary.today())
    others = [p for p in queries.rated_places(connection) if p != main]
    return ((main,) if main else ()) + tuple(others)


def _new_places(known: tuple[tuple[date, Place], ...], today: date) -> Iterator[Mark]:
    """Where the main site changed: from there on its ratings are another series."""
    for (_, before), (day, place) in pairwise(known):
        if place != before and day <= today:
            words = f"main place {sites.label(place)}, before that {sites.label(before)}"
            yield Mark(day, MarkKind.PLACE, words)


def _planned(diary: Diary) -> Iterator[Mark]:
    """The planned sessions of the course that are still to come."""
    from tracker.services import courses

    course = courses.current(diary)
    if course is None or course.state is courses.CourseState.ENDED:
        return
    held, spans = course.matching.sessions, course.spans
    for one in course.planned:
        if one.day >= course.as_of and one.id not in held and course_dates.takes_place(one, spans):
            yield Mark(one.day, MarkKind.PLANNED)


def _worded(mark: Mark) -> Mark:
    if mark.kind is not MarkKind.EVENT:
        return mark
    words = wording.EVENT_WORDS.get(mark.label)
    return mark if words is None else replace(mark, label=words.lower())

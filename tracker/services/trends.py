"""What the charts draw, read whole: a chart moves through it without asking the file again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain import course_dates, pain_target, sites, trend, windows, wording
from tracker.domain.figures import EVERYTHING, EasePain, Figures, OtherSession, Parts, Topic
from tracker.domain.records import Kind
from tracker.domain.sites import Place
from tracker.domain.trend import Mark, MarkKind, Series
from tracker.services import days_read, subject
from tracker.services.courses import CourseState, CourseView
from tracker.services.diary import Diary
from tracker.services.subject import Subject
from tracker.store import figure_queries, places, queries

_VIEW = ("ease", "pain_avg", "stiffness")
_RATED = (Kind.CHECKIN, Kind.WEEKLY, Kind.TEST)

_LOOKED_BACK = 28
"""Days before a picture that its medians (7 days), weeks and flares (16 days) look back to."""


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


def figures(diary: Diary, place: Place | None = None, parts: Parts = EVERYTHING) -> Figures:
    """What pictures of ``place`` (default: today's main site) are drawn from."""
    from tracker.services.figures import strands

    connection = diary.store.connection
    shown = place or places.main_place(connection, diary.today())
    whole = parts.topics & {Topic.DAILY, Topic.PLACES}
    data = ease_pain(diary, shown, None if whole else parts.since)
    daily = {"ease": data.ease, "pain_avg": data.pain, "stiffness": data.stiffness}
    made = strands(diary, shown, daily, data.today, parts.topics) if parts.topics else ()
    if not parts.sessions:
        return Figures(data, (), made)
    held = figure_queries.sessions(connection, shown)
    return Figures(data, held, made, tuple(_other_sessions(diary, shown)))


def ease_pain(diary: Diary, place: Place | None = None, since: date | None = None) -> EasePain:
    """Ease, pain and stiffness day by day at ``place`` (default: today's main site).

    ``since``: only from that day on, with the days that what is drawn from then on looks
    back to.
    """
    connection = diary.store.connection
    today = diary.today()
    shown = place or places.main_place(connection, today)
    compared = subject.at_place(diary, shown)
    early = None if since is None else trend.shifted(since, -_LOOKED_BACK)
    if early is None:
        series = queries.daily_series(connection, _VIEW, shown, until=today)
    else:
        series = _with_windows(diary, shown, compared, early)
    pain = series["pain_avg"]
    noted = tuple(_worded(mark) for mark in queries.marks(connection, early, today))
    flared = {mark.day for mark in noted if mark.kind is MarkKind.FLARE}
    found = [Mark(day, MarkKind.AUTO_FLARE) for day in trend.auto_flares(pain) if day not in flared]
    found += [*days_read.new_places(diary, shown), *_planned(compared.view)]
    own = pain_target.kept(places.profile(connection).get(pain_target.KEY))
    main = places.main_place(connection, today)
    return EasePain(
        place=sites.label(shown) if shown else "",
        ease=series["ease"],
        pain=pain,
        stiffness=series["stiffness"],
        marks=tuple(sorted((*noted, *found), key=lambda mark: mark.day)),
        today=today,
        first_session=compared.first_session,
        planned_start=_planned_start(compared),
        ended=compared.view.course.ended_on if compared.view else None,
        elsewhere=_elsewhere(diary, shown, series.values(), early),
        others_from=queries.first_entry(connection, _RATED),
        notes=figure_queries.notes(connection, today, early),
        target=own if shown == main else None,
    )


def _elsewhere(
    diary: Diary, place: Place | None, own: Iterable[Series], early: date | None
) -> tuple[tuple[date, str], ...]:
    named: dict[Place, str] = {}
    days: dict[date, str] = {}
    for day, other in days_read.elsewhere(diary, place, own, early, diary.today()):
        name = named.get(other) or named.setdefault(other, sites.label(other))
        days[day] = f"{days[day]} and {name}" if day in days else name
    return tuple(days.items())


def _with_windows(
    diary: Diary, place: Place | None, compared: Subject, early: date
) -> dict[str, Series]:
    """The days from ``early`` on, those of both windows, and the first of all.

    Between them days are missing that nothing looks at.
    """
    on = days_read.frame(diary, place, compared)
    spans = [(early, diary.today()), *windows.window_days(on)]
    first = queries.first_daily_day(diary.store.connection, place)
    spans += [(day, day) for day in (first, on.started) if day is not None]
    return days_read.series(diary, _VIEW, place, windows.merged_spans(spans))


def tracked_places(diary: Diary) -> tuple[Place, ...]:
    """The places with daily pain ratings, today's main site first."""
    connection = diary.store.connection
    main = places.main_place(connection, diary.today())
    others = [p for p in queries.rated_places(connection) if p != main]
    return ((main,) if main else ()) + tuple(others)


def _other_sessions(diary: Diary, place: Place | None) -> Iterator[OtherSession]:
    found = figure_queries.other_sessions(diary.store.connection, place)
    named = {other: sites.label(other) for _, other in found}
    for day, other in found:
        yield OtherSession(day, named[other])


def _planned_start(compared: Subject) -> date | None:
    if compared.view is None or compared.first_session is not None:
        return None
    return compared.view.course.start


def _planned(course: CourseView | None) -> Iterator[Mark]:
    """The planned sessions of the course that are still to come."""
    if course is None or course.state is CourseState.ENDED:
        return
    held, spans = course.matching.sessions, course.spans
    for one in course.planned:
        if one.day >= course.as_of and one.id not in held and course_dates.takes_place(one, spans):
            yield Mark(one.day, MarkKind.PLANNED)


def _worded(mark: Mark) -> Mark:
    if mark.kind is not MarkKind.EVENT:
        return mark
    words = wording.EVENT_WORDS.get(mark.label)
    return mark if words is None else mark._replace(label=words.lower())

"""Everything the Today screen shows, read at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tracker.domain import standing_wording, trend, windows
from tracker.domain.due import Due
from tracker.domain.measures import HEADLINE
from tracker.domain.records import Entry
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, Series
from tracker.domain.windows import Frame
from tracker.services import courses, days_read, drafting, due, readiness, subject
from tracker.services.courses import CourseView
from tracker.services.diary import Diary
from tracker.services.drafting import Offer
from tracker.store import places, queries

DAYS_SHOWN = 14


class Line(NamedTuple):
    """One measure's last fourteen days.

    ``values`` run from the oldest day to today, ``None`` where nothing was recorded; those from
    old memory are among them and in no mean;
    ``seven`` is the mean of the last seven days, ``start`` of the fortnight at the start of
    the course (see ``windows``); both ``None`` with too few days (3 and 5).
    """

    field: str
    measure: str
    values: tuple[DayValue | None, ...]
    seven: float | None
    start: float | None


class Today(NamedTuple):
    """One frozen look at the file for the Today screen.

    Of the fourteen days from ``first_day`` on, ``filled`` are rated and not from old memory, of
    ``counted`` since the first record at the place: today is among them once it is rated.
    ``begun``: the day of that record. ``marks`` tell where the main place changed as well.
    ``course``: the course it is about now, open or ended last; ``None`` if there never was one.
    """

    today: date
    place: Place | None
    first_run: bool
    read_only: bool
    lines: tuple[Line, ...]
    first_day: date
    begun: date | None
    filled: int
    counted: int
    marks: tuple[Mark, ...]
    sessions: int
    last_session: date | None
    due: tuple[Due, ...]
    course: CourseView | None
    offers: tuple[Offer, ...]
    quiz: Entry | None
    sentence: str
    worth_checking: str
    last_change: int


def look(diary: Diary) -> Today:
    """Read what Today shows."""
    connection = diary.store.connection
    today = diary.today()
    place = places.main_place(connection, today)
    days = queries.session_days(connection)
    first_day = today - timedelta(days=DAYS_SHOWN - 1)
    views = courses.now(diary)
    compared = subject.at_place(diary, place, near=views)
    on = days_read.frame(diary, place, compared)
    spans = (*windows.window_days(on), (first_day, today))
    known = days_read.series(diary, tuple(m for _, m in HEADLINE), place, spans)
    series = {measure: trend.within(one, first_day, today) for measure, one in known.items()}
    offers = drafting.offers(diary)
    quiz = readiness.latest(diary)
    facts = places.profile(connection)
    held = [v for values in series.values() for v in values]
    filled = {v.day for v in held if v.counts}
    begun = queries.first_drawn_day(connection, place)
    new = (mark for mark in days_read.new_places(diary, place) if mark.day >= first_day)
    others = days_read.elsewhere(diary, place, series.values(), first_day, today)
    standing = standing_wording.standing_sentence(
        windows.windows(known["pain_avg"], on), compared.as_of
    )
    return Today(
        today=today,
        place=place,
        first_run=place is None and not facts and not queries.any_entry(connection),
        read_only=diary.store.read_only,
        lines=tuple(_line(f, m, known[m], on, today) for f, m in HEADLINE),
        first_day=first_day,
        begun=begun,
        filled=len(filled),
        counted=_counted(begun, first_day, today, rated=any(v.day == today for v in held)),
        marks=(*queries.marks(connection, first_day, today), *new),
        sessions=len(days),
        last_session=days[-1] if days else None,
        due=due.open_now(diary, due.Known(place, facts, quiz, offers, views)),
        course=views[0] if views else None,
        offers=offers,
        quiz=quiz,
        sentence=f"{standing} {standing_wording.other_days(others)}".rstrip(),
        worth_checking=readiness.standing(diary, keys=True),
        last_change=diary.store.last_change(),
    )


def _counted(begun: date | None, first: date, today: date, *, rated: bool) -> int:
    """How many of the days on screen could be filled: since the first record, an open today not."""
    if begun is None:
        return 0
    return (today - max(begun, first)).days + rated


def _line(field: str, measure: str, series: Series, on: Frame, today: date) -> Line:
    by_day = {v.day: v for v in series}
    first = today - timedelta(days=DAYS_SHOWN - 1)
    week = [v.value for v in trend.within(series, today - timedelta(days=6), today) if v.counts]
    return Line(
        field,
        measure,
        tuple(by_day.get(first + timedelta(days=k)) for k in range(DAYS_SHOWN)),
        sum(week) / len(week) if len(week) >= trend.LINE_LEAST else None,
        windows.start_mean(series, on),
    )

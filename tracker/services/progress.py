"""What the Progress screen and ``tracker progress`` show, read at once and worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from tracker.domain import (
    decision_wording,
    look_wording,
    progress,
    progress_wording,
    reach,
    wording,
)
from tracker.domain.course import FOLLOW_UP_DAYS, Course
from tracker.domain.progress import Progress, ProgressInput, State
from tracker.domain.reading import MEASURES
from tracker.domain.records import FLARE
from tracker.domain.trend import WINDOW_DAYS, Mark, MarkKind, shifted
from tracker.domain.weekly_results import WeeklyPoint
from tracker.domain.windows import Frame, course_since
from tracker.errors import InvalidValue
from tracker.services import courses, days_read, progress_reading, readiness, weekly
from tracker.services import subject as subjects
from tracker.services.courses import CourseState, CourseView
from tracker.services.diary import Diary, Saved
from tracker.services.subject import Subject
from tracker.store import courses as stored
from tracker.store import places, progress_queries, queries

ASK_AGAIN_DAYS = 28
"""Days after which the overall view is asked anew where no plan says when (our choice)."""

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """One frozen look at the file.

    ``view`` is the course that is compared, ``None`` for sessions without a plan or without
    any. ``courses`` are all plans, the newest first, to look at another one.
    ``around``: the date before and after which was compared, ``None`` otherwise.
    ``notes``: sentences worth reading beside the result (which sessions, what came since).
    ``follow_up``: a day to look at as ``as_of`` because it was recorded four weeks or more
    after the last session, ``None`` otherwise. ``pgic_open``: it is time to ask the overall
    view (1-7), in place. ``instead``: what to do first while a safety sign is open, a
    sentence a line. ``higher``: what to say of a fortnight with more pain. ``last_change``
    is the number of the newest change that is certainly in it.
    """

    view: CourseView | None
    progress: Progress
    courses: tuple[Course, ...]
    around: date | None
    notes: tuple[str, ...]
    follow_up: date | None
    pgic_open: bool
    instead: tuple[str, ...]
    higher: tuple[str, ...]
    last_change: int


def look(
    diary: Diary,
    course_id: str | None = None,
    as_of: date | None = None,
    around: date | None = None,
) -> ProgressView:
    """Compare the start of a course with the newest fortnight, or before with after a day.

    ``course_id``: the beginning of a course's id (default: the current one; once it has
    ended, sessions held since without a plan; else those without any plan). ``as_of``: as if
    it were that day (default: today; for an ended course its end). ``around``: compare the
    fortnights before and from that day on too. Raises ``NotFound`` for an unknown course and
    ``InvalidValue`` for a day to come or an ``around`` after ``as_of``.
    """
    # Read first: what is written while the rest is read then counts as news.
    last_change = diary.store.last_change()
    today = diary.today()
    for name, day in (("as of", as_of), ("around", around)):
        if day is not None and day > today:
            raise InvalidValue(name, day, f"a day up to today, {today}")
    if around is not None and as_of is not None and around > as_of:
        raise InvalidValue("around", around, f"a day up to {as_of}")
    # Around a day, the newest days belong to the later fortnight, whatever ended when.
    subject = _subject(diary, course_id, today if around and not as_of else as_of)
    newest = queries.newest_daily_day(diary.store.connection, subject.place, subject.as_of)
    given = _input(diary, subject, newest, around)
    found = progress.compute(given)
    return ProgressView(
        view=subject.view,
        progress=found,
        courses=tuple(reversed(stored.all_courses(diary.store.connection))),
        around=around,
        notes=_notes(diary, subject, given),
        follow_up=_follow_up(diary, subject),
        pgic_open=_pgic_open(diary, subject, found, given.weekly),
        instead=instead(diary) if found.safety_open else (),
        higher=_higher(diary, found),
        last_change=last_change,
    )


def _higher(diary: Diary, found: Progress) -> tuple[str, ...]:
    if not found.higher_lately or found.safety_open:
        return ()
    asked = readiness.nothing_new_since(diary, shifted(found.as_of, 1 - WINDOW_DAYS))
    return progress_wording.higher_lately(asked=asked)


def answer_pgic(diary: Diary, value: int, day: date | None = None) -> Saved:
    """Keep the overall view since the first session: 1 (very much better) to 7 (very much
    worse), for ``day`` (default today). Raises ``InvalidValue`` for another value, for a day
    to come and before the first session."""
    return weekly.save_pgic(diary, value, day)


def instead(diary: Diary) -> tuple[str, ...]:
    """What to do first while a safety sign is open, a sentence a line."""
    return decision_wording.instead(readiness.worth_checking(diary))


def _subject(diary: Diary, course_id: str | None, as_of: date | None) -> Subject:
    if course_id is None:
        return subjects.current(diary, as_of)
    return subjects.of_course(diary, courses.view(diary, course_id), as_of)


def _input(
    diary: Diary, subject: Subject, newest: date | None, around: date | None
) -> ProgressInput:
    connection = diary.store.connection
    as_of, first = subject.as_of, subject.first_session
    since = None if first is None else shifted(first, -WINDOW_DAYS)
    started = queries.first_daily_day(connection, subject.place, since)
    spans = reach.days_needed(Frame(first, started, newest), as_of, around)
    begin = min(day for day, _ in spans)
    happened = progress_queries.events(connection, begin, as_of)
    view = subject.view
    return ProgressInput(
        as_of=as_of,
        place=subject.place,
        first_session=first,
        baseline_spell=view.course.plan.spell if view else None,
        daily=progress_reading.daily(diary, subject.place, spans),
        session_days=progress_reading.session_days(diary, spans),
        sessions=tuple(progress_reading.numbers(row) for row in progress_queries.sessions(
            connection, [(one.session_id, one.day) for one in subject.held], subject.place
        )),
        weekly=_weekly(diary, subject, course_since(first, as_of)),
        events=tuple(
            Mark(day, MarkKind.EVENT, wording.EVENT_WORDS.get(tag, tag).lower())
            for day, tag in happened
            if tag != FLARE
        ),
        flares=tuple(day for day, tag in happened if tag == FLARE),
        rate=view.attendance.rate if view else None,
        safety_open=readiness.safety_open(diary),
        is_follow_up=newest is not None and _is_follow_up(diary, subject, newest),
        course_over=view is not None and view.state in (CourseState.OVER, CourseState.ENDED),
        all_held=view is not None and view.held != () and view.next_planned is None,
        around=around,
    )  # fmt: skip


def _weekly(diary: Diary, subject: Subject, since: date) -> tuple[WeeklyPoint, ...]:
    connection = diary.store.connection
    known = progress_queries.weekly(connection, since, subject.as_of)
    view = subject.view
    if view is None or view.course.ended_on != subject.as_of:
        return known
    # The last review stays open for days after the end: the view given then is about it.
    until = max(
        (one.open_until for one in view.reviews if one.day <= subject.as_of),
        default=subject.as_of,
    )
    late = progress_queries.weekly(connection, shifted(subject.as_of, 1), until)
    return (*known, *(replace(one, day=subject.as_of) for one in late if one.measure == "pgic"))


def _is_follow_up(diary: Diary, subject: Subject, newest: date) -> bool:
    """Whether the newest days lie four weeks after a course, without a session in between."""
    view, last = subject.view, subject.last_session
    if last is None or (newest - last).days < FOLLOW_UP_DAYS[0]:
        return False
    if view is not None and view.state not in (CourseState.OVER, CourseState.ENDED):
        return False
    connection = diary.store.connection
    return not progress_queries.session_days(connection, shifted(last, 1), newest)


def _follow_up(diary: Diary, subject: Subject) -> date | None:
    view = subject.view
    if view is None or view.course.ended_on != subject.as_of:
        return None
    newest = queries.newest_daily_day(diary.store.connection, subject.place, diary.today())
    if newest is None or newest <= subject.as_of or not _is_follow_up(diary, subject, newest):
        return None
    return newest


def _notes(diary: Diary, subject: Subject, given: ProgressInput) -> tuple[str, ...]:
    view, first = subject.view, subject.first_session
    said = list(_other_places(diary, subject, given.around))
    if view is None and first is not None:
        said.append(look_wording.UNPLANNED)
    began = places.profile(diary.store.connection).get("began", "")
    if first is not None and began and date.fromisoformat(began) < first:
        said.append(look_wording.began_before(date.fromisoformat(began)))
    if view is not None and view.course.ended_on is not None:
        ended = view.course.ended_on
        if ended == subject.as_of < diary.today():
            said.append(look_wording.up_to_the_end(ended))
        own = {one.day for one in subject.held}
        since = [day for day in given.session_days if day > ended and day not in own]
        if since:
            said.append(look_wording.sessions_since(len(since), ended))
    return tuple(said)


def _other_places(diary: Diary, subject: Subject, around: date | None) -> Iterator[str]:
    """What is to be said of the days looked at that belong to another place."""
    connection, place = diary.store.connection, subject.place
    since = course_since(subject.first_session, subject.as_of)
    if around is not None:
        since = min(since, shifted(around, -WINDOW_DAYS))
    known = queries.daily_series(connection, MEASURES, place, since, subject.as_of)
    others = days_read.elsewhere(diary, place, known.values(), since, subject.as_of)
    if not others:
        return
    for (_, before), (day, after) in reversed(list(pairwise(places.main_places(connection)))):
        if since < day <= subject.as_of and place in (before, after) and before != after:
            other = before if place == after else after
            yield look_wording.place_changed(before, after, day, other)
            return
    yield look_wording.rated_elsewhere(others)


def _pgic_open(
    diary: Diary, subject: Subject, found: Progress, known: tuple[WeeklyPoint, ...]
) -> bool:
    """Whether the overall view is due: at a review that is open, and not given since."""
    if subject.first_session is None:
        return False
    today = diary.today()
    given = max((one.day for one in known if one.measure == "pgic"), default=date.min)
    if subject.view is None:
        due = found.state in (State.REVIEW, State.FOLLOW_UP) and subject.as_of == today
        return due and given <= today - timedelta(days=ASK_AGAIN_DAYS)
    now = subject.view if subject.as_of == today else courses.view(diary, subject.view.course.id)
    review = now.open_review
    return review is not None and given < min(review.day, subject.as_of)

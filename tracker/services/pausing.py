"""Less: pausing what is asked, taking it up again, and asking once a week only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain import course_dates, days
from tracker.domain.course import Course, Pause, ReviewKind
from tracker.errors import Failed, InvalidValue, NotFound
from tracker.services import courses
from tracker.services.diary import Diary, Saved
from tracker.store import courses as stored
from tracker.store import drafts, places

if TYPE_CHECKING:
    from tracker.store.journal import Change

PAUSED = "paused"
"""Profile key of a pause outside any course: its first day, a slash, its last day or nothing."""

RESTING = "resting"
"""Profile key: the day a course was ended, after which nothing is asked but the follow-ups."""

WEEKLY_ONLY = "weekly_only"
"""Profile key: ``yes`` where only the weekly review is asked, no daily check-in."""

LONGEST_DAYS = 366


class Tracking(NamedTuple):
    """What is asked these days.

    ``paused_since`` and ``paused_until``: the pause that lies over the day, if any; the
    latter ``None`` as long as no last day was said. ``resting_since``: the day a course was
    ended, after which tracking rests by itself until it is taken up again.
    """

    paused_since: date | None = None
    paused_until: date | None = None
    resting_since: date | None = None
    weekly_only: bool = False

    @property
    def paused(self) -> bool:
        """Whether nothing at all is asked."""
        return self.paused_since is not None


def tracking(diary: Diary, day: date | None = None) -> Tracking:
    """What is asked on ``day`` (default today)."""
    connection = diary.store.connection
    return state(
        day or diary.today(),
        places.profile(connection),
        stored.open_pauses(connection).values(),
    )


def state(day: date, facts: Mapping[str, str], pauses: Iterable[Iterable[Pause]]) -> Tracking:
    """What is asked on ``day``: from the profile, and the pauses of each open course.

    With courses tracking is paused if every one of them is.
    """
    weekly = facts.get(WEEKLY_ONLY) == "yes"
    covering = [[one for one in known if one.covers(day)] for known in pauses]
    if not covering:
        since, until = _span(facts.get(PAUSED, ""))
        if since is None or not since <= day or (until is not None and day > until):
            since = until = None
        return Tracking(since, until, _read(facts.get(RESTING, "")), weekly)
    if not all(covering):
        return Tracking(weekly_only=weekly)
    each = [one for known in covering for one in known]
    ends = [one.to_day for one in each]
    return Tracking(
        min(one.from_day for one in each),
        None if None in ends else min(end for end in ends if end is not None),
        weekly_only=weekly,
    )


def paused(diary: Diary, day: date | None = None) -> bool:
    """Whether tracking is paused on ``day`` (default today)."""
    return tracking(diary, day).paused


def pause(
    diary: Diary,
    until: date | None = None,
    *,
    course_id: str | None = None,
    draft_id: str | None = None,
) -> Saved:
    """Pause from today on, ``until`` a last day or until it is taken up again.

    It pauses every open course, or the one of ``course_id``; without a course, tracking. A
    pause there is already gets the new last day. ``draft_id`` of a form is forgotten. Raises
    ``InvalidValue`` for a last day before today or more than a year ahead, ``NotFound``, and
    ``Failed`` for an ended course.
    """
    today = diary.today()
    if until is not None and not today <= until <= course_dates.plus(today, LONGEST_DAYS):
        raise InvalidValue("until", until, "a day from today on, within a year")
    connection = diary.store.connection
    with diary.store.change("pause") as change:
        wanted = _wanted(diary, course_id)
        before = [courses.view(diary, course.id) for course in wanted]
        for course in wanted:
            known = [p for p in stored.pauses(connection, course.id) if p.covers(today)]
            for one in known:
                stored.put_pause(change, replace(one, to_day=until))
            if not known:
                new = Pause(diary.store.ids.new(), course.id, today, until)
                stored.put_pause(change, new)
        if not wanted:
            since, last = _span(places.profile(connection).get(PAUSED, ""))
            if since is None or since > today or (last is not None and last < today):
                since = today
            ends = until.isoformat() if until else ""
            places.put_profile(change, PAUSED, f"{since.isoformat()}/{ends}")
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    notes = tuple(note for view in before for note in _moved(diary, view))
    said = f"until {days.label_with_year(until)}" if until else "until you take it up again"
    what = "The course is" if course_id is not None else "Tracking is"
    words = f"{what} paused {said}. Nothing counts as due meanwhile."
    return _saved(diary, course_id or "", words, notes)


def resume(diary: Diary, *, course_id: str | None = None) -> Saved:
    """Take up again what is paused or resting; today counts again.

    Raises ``Failed`` if nothing is paused, and ``NotFound``; then nothing changed.
    """
    today = diary.today()
    connection = diary.store.connection
    with diary.store.change("resume") as change:
        found = False
        for course in _wanted(diary, course_id):
            for one in stored.pauses(connection, course.id):
                if one.covers(today):
                    found = True
                    _end_before(change, one, today)
        if course_id is None:
            facts = places.profile(connection)
            since, until = _span(facts.get(PAUSED, ""))
            over = until is not None and until < today
            found = found or RESTING in facts or (since is not None and not over)
            wake(change)
        if not found:
            raise Failed("Nothing is paused.")
    what = "The course goes" if course_id is not None else "Tracking goes"
    return _saved(diary, course_id or "", f"{what} on from today.")


def weekly_only(diary: Diary) -> bool:
    """Whether only the weekly review is asked."""
    return places.profile(diary.store.connection).get(WEEKLY_ONLY) == "yes"


def set_weekly_only(diary: Diary, on: bool) -> Saved:
    """Ask only once a week, or daily again."""
    with diary.store.change("weekly only" if on else "daily check-ins again") as change:
        places.put_profile(change, WEEKLY_ONLY, "yes" if on else "")
    said = "Only the weekly review is asked now." if on else "The daily check-in is asked again."
    return _saved(diary, "", said)


def rest(change: Change, since: date) -> None:
    """Let tracking rest after the end of a course, as part of a larger change."""
    places.put_profile(change, RESTING, since.isoformat())


def wake(change: Change) -> None:
    """Have tracking neither paused nor resting outside a course, as part of a larger change."""
    for key in (PAUSED, RESTING):
        places.put_profile(change, key, "")


def _moved(diary: Diary, before: courses.CourseView) -> tuple[str, ...]:
    """What a pause that was just kept did to the plan of the course."""
    # Today only asks whether there is a pause; the course page's words wait until one is kept.
    from tracker.domain import course_page_wording

    after = courses.view(diary, before.course.id)
    within = [
        one.day
        for one in after.planned
        if course_dates.takes_place(one, before.spans)
        and one.day >= after.as_of
        and one.id not in after.matching.sessions
        and course_dates.paused(after.spans, one.day)
    ]
    lost = before.review(ReviewKind.WEEK4) and not after.review(ReviewKind.WEEK4)
    return course_page_wording.pause_notes(within, before.end, after.end, no_week4=bool(lost))


def _end_before(change: Change, pause: Pause, day: date) -> None:
    if pause.from_day >= day:
        stored.remove_pause(change, pause.id)
    else:
        stored.put_pause(change, replace(pause, to_day=day - timedelta(days=1)))


def _wanted(diary: Diary, course_id: str | None) -> tuple[Course, ...]:
    known = stored.all_courses(diary.store.connection)
    if course_id is None:
        return tuple(one for one in known if one.open)
    found = next((one for one in known if one.id == course_id), None)
    if found is None:
        raise NotFound(f"There is no course {course_id} any more.")
    if found.ended_on is not None:
        raise Failed(f"That course was ended on {days.label_with_year(found.ended_on)}.")
    return (found,)


def _span(written: str) -> tuple[date | None, date | None]:
    first, _, last = written.partition("/")
    return _read(first), _read(last)


def _read(written: str) -> date | None:
    # A file from elsewhere may hold any words there.
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _saved(diary: Diary, saved_id: str, words: str, notes: tuple[str, ...] = ()) -> Saved:
    done = diary.store.last_done
    return Saved(saved_id, diary.today(), words, notes, done.seq if done else 0)

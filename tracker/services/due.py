"""What is open now: read from the file for Today and for ``tracker due``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracker.domain import course_wording, due, reviews
from tracker.domain.course import ReviewKind
from tracker.domain.due import Due, OfCourse, Quiet
from tracker.domain.records import Entry, Kind
from tracker.domain.reviews import Review, ReviewState
from tracker.domain.sites import Place
from tracker.errors import InvalidValue
from tracker.services import courses, drafting, pausing, readiness
from tracker.services.courses import CourseState, CourseView
from tracker.services.diary import Diary, Saved
from tracker.services.drafting import Offer
from tracker.store import entries, places, queries
from tracker.store.entries import Filter

NOT_TODAY = "not_today"
"""Profile key: a day, and the words of what was marked "not today" on it."""

FOLLOW_UPS = (ReviewKind.FU4, ReviewKind.FU12)


class Known(NamedTuple):
    """What the list is made from and Today shows too, so that it is read once.

    ``courses``: what ``courses.now`` gave. ``facts``: the whole profile.
    """

    place: Place | None
    facts: Mapping[str, str]
    quiz: Entry | None
    offers: tuple[Offer, ...]
    courses: tuple[CourseView, ...]


def known(diary: Diary) -> Known:
    """Read it."""
    connection = diary.store.connection
    return Known(
        place=places.main_place(connection, diary.today()),
        facts=places.profile(connection),
        quiz=readiness.latest(diary),
        offers=drafting.offers(diary),
        courses=courses.now(diary),
    )


def open_now(diary: Diary, given: Known | None = None) -> tuple[Due, ...]:
    """What is open, most useful first; ``given`` is what was read already."""
    connection = diary.store.connection
    read = given or known(diary)
    today = diary.today()
    still = [view for view in read.courses if view.course.open]
    tracking = pausing.state(today, read.facts, (view.pauses for view in still))
    last = queries.last_checkin(connection, today)
    of_course = _of_course(diary, read.courses, today)
    safety_open = readiness.safety_open(diary)
    sign = readiness.worth_checking(diary) if safety_open else None
    return due.due_list(
        has_place=read.place is not None,
        checked_in=last == today,
        wants_checkin=_wants_checkin(still, last, today)
        if tracking.resting_since is None
        else of_course.fortnight is not None,
        session_open=queries.session_open(connection, today),
        day_after_of=_day_after(diary, today),
        # One that was begun is among the unfinished forms.
        quiz_taken=read.quiz is not None or any(o.draft.form == "quiz" for o in read.offers),
        safety_open=safety_open,
        seen_by=sign[0] if sign else None,
        day_ends=f"{diary.settings.day_start_hour:02d}:00",
        drafts=tuple(offer.text for offer in read.offers),
        course=of_course,
        quiet=Quiet(
            paused=tracking.paused,
            resting=tracking.resting_since is not None,
            weekly_only=tracking.weekly_only,
            not_today=_marked(read.facts, today),
        ),
    )


def not_today(diary: Diary, word: str) -> Saved:
    """Leave one open thing for today; it is open again tomorrow, if it still is then.

    ``word`` is the ``Due.word``. Raises ``InvalidValue`` if nothing of that word is open, and
    for safety pages, which stay until they are answered.
    """
    with diary.store.change(f"not today: {word}") as change:
        found = open_now(diary)
        can_wait = [one.word for one in found if one.word != due.SAFETY]
        if word not in can_wait:
            allowed = ", ".join(can_wait) or "nothing, since nothing is open"
            if len(can_wait) < len(found):
                allowed += "; safety pages stay in the list until they are answered"
            raise InvalidValue("not today", word, allowed)
        today = diary.today()
        marked = _marked(places.profile(diary.store.connection), today) | {word}
        written = " ".join((today.isoformat(), *sorted(marked)))
        places.put_profile(change, NOT_TODAY, written)
    name = next(one.name for one in found if one.word == word)
    done = diary.store.last_done
    return Saved("", today, f"Not today: {name}.", change=done.seq if done else 0)


def _marked(facts: Mapping[str, str], today: date) -> frozenset[str]:
    day, *words = facts.get(NOT_TODAY, "").split() or [""]
    return frozenset(words if day == today.isoformat() else ())


def _wants_checkin(still: list[CourseView], last: date | None, today: date) -> bool:
    """A course goes on, or there was a check-in lately; the very first is always offered.

    A course whose end review has lapsed without it being ended goes on no more.
    """
    if last is None or (today - last).days <= due.CHECKIN_DAYS:
        return True
    return any(
        (end := view.review(ReviewKind.END)) is None or today <= end.open_until for view in still
    )


def _of_course(diary: Diary, views: tuple[CourseView, ...], today: date) -> OfCourse:
    found = OfCourse()
    for view in views:
        if view.state is CourseState.PAUSED:
            continue
        one = _of_ended(view, today) if not view.course.open else _of_open(diary, view, today)
        found = OfCourse(
            found.planned or one.planned,
            found.review or one.review,
            found.weekly or one.weekly,
            found.decision or one.decision,
            found.fortnight or one.fortnight,
            found.follow_up or one.follow_up,
        )
    return found


def _of_open(diary: Diary, view: CourseView, today: date) -> OfCourse:
    planned = view.next_planned
    review = view.open_review
    weekly = None
    anchor = reviews.weekly_open(view.course.start, view.end, today)
    if anchor is not None and not _weekly_made(diary, anchor[0], today):
        weekly = anchor[1]
    return OfCourse(
        planned=planned is not None and planned.day == today,
        review=_named(review) if review and review.kind not in FOLLOW_UPS else None,
        weekly=weekly,
        decision=_undecided(diary, view),
    )


def _undecided(diary: Diary, view: CourseView) -> date | None:
    """The last day of the newest review that was made, if no decision was kept since."""
    made = {one.kind: one.as_of for one in view.done if one.as_of <= view.as_of}
    reviews_made = [one for one in view.reviews if one.kind in made and one.kind not in FOLLOW_UPS]
    if not reviews_made:
        return None
    newest = max(reviews_made, key=lambda one: made[one.kind])
    if not view.as_of <= newest.open_until:
        return None
    kept = places.profile(diary.store.connection).get(courses.DECIDED + view.course.id, "")
    return newest.open_until if kept < made[newest.kind].isoformat() else None


def _of_ended(view: CourseView, today: date) -> OfCourse:
    follow_ups = [one for one in view.reviews if one.kind in FOLLOW_UPS]
    coming = (
        one.day
        for one in follow_ups
        if one.fortnight_from <= today <= one.day and one.state is not ReviewState.DONE
    )
    open_one = next((one for one in follow_ups if one.state is ReviewState.OPEN), None)
    return OfCourse(fortnight=next(coming, None), follow_up=_named(open_one) if open_one else None)


def _named(review: Review) -> tuple[str, date]:
    return course_wording.REVIEW_NAMES[review.kind], review.open_until


def _weekly_made(diary: Diary, day: date, today: date) -> bool:
    since = day - timedelta(days=reviews.WEEKLY_EARLY_DAYS)
    wanted = Filter(kind=Kind.WEEKLY, since=since, until=today)
    return entries.count(diary.store.connection, wanted) > 0


def _day_after(diary: Diary, today: date) -> int | None:
    yesterday = today - timedelta(days=1)
    if not queries.awaits_day_after(diary.store.connection, yesterday):
        return None
    return queries.sessions_up_to(diary.store.connection, yesterday)

"""The decision summary, read from the file."""

from __future__ import annotations

from datetime import date

from tracker.domain import course_wording, decision_page, decision_wording, readiness, safety, text
from tracker.domain.course import FAIR_RATE
from tracker.domain.decision import Summary
from tracker.domain.decision_page import Facts, Kept, Person, Safety
from tracker.domain.duration import months_since
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Kind
from tracker.domain.safety import TICKED, Answer
from tracker.services import profile, progress
from tracker.services.courses import CourseView
from tracker.services.diary import Diary
from tracker.services.progress import ProgressView
from tracker.services.readiness import attempt_of, latest
from tracker.store import entries, progress_queries
from tracker.store.entries import Filter

QUESTION_WIDTH = 300
"""Cells of a question or target on the page; the whole of it stays in its record."""


def summary(diary: Diary, course_id: str | None = None, as_of: date | None = None) -> Summary:
    """Readiness and progress on one page; it works without a quiz and without a course.

    ``course_id`` and ``as_of`` as in ``progress.look``.
    """
    return summary_of(diary, progress.look(diary, course_id, as_of))


def summary_of(diary: Diary, looked: ProgressView) -> Summary:
    """The page that goes with a look at the progress."""
    quiz = latest(diary)
    attempt = attempt_of(quiz) if quiz else None
    # A clock that was put back must not make an answer one from a day to come.
    today = max(diary.today(), quiz.day) if quiz else diary.today()
    facts = Facts(
        progress=looked.progress,
        safety=_safety(diary, looked),
        person=_person(diary, attempt),
        result=readiness.evaluate(attempt, today) if attempt else None,
        quiz_day=quiz.day if quiz else None,
        course=_kept(looked.view) if looked.view else None,
    )
    return decision_page.summary(facts)


def _kept(view: CourseView) -> Kept:
    plan, attendance = view.course.plan, view.attendance
    totals = course_wording.totals_sentence(plan)
    said = decision_wording.attended(course_wording.due_words(attendance))
    return Kept(
        takes=decision_wording.takes(course_wording.plan_sentence(plan), totals),
        attended=said if attendance.due else "",
        too_few=attendance.rate is not None and attendance.rate < FAIR_RATE,
    )


def _person(diary: Diary, attempt: Attempt | None) -> Person:
    known = profile.load(diary)
    months = attempt.months if attempt else None
    if known.since is not None:
        months = months_since(known.since, diary.today()) or months
    asked = progress_queries.open_questions(diary.store.connection)
    target = known.facts.get("target")
    return Person(
        since=known.since,
        months=months,
        plan=known.facts.get("plan"),
        target=text.one_line(target, QUESTION_WIDTH) if target else None,
        questions=tuple(
            text.one_line(note, QUESTION_WIDTH) for note, private in asked if not private
        ),
        private_questions=sum(private for _, private in asked),
    )


def _safety(diary: Diary, looked: ProgressView) -> Safety:
    talked_on = looked.view.course.plan.talked_on if looked.view else None
    found = [
        entry
        for kind in (Kind.QUIZ, Kind.SAFETY)
        for entry in entries.search(diary.store.connection, Filter(kind=kind), limit=1)
    ]
    if not found:
        return Safety(looked.instead, talked_on=talked_on)
    answers: dict[str, Answer] = {}
    cleared: dict[str, date] = {}
    # A screen that was broken off leaves what an earlier one says of its later pages.
    for entry in sorted(found, key=lambda one: one.moment.at_utc):
        attempt = attempt_of(entry)
        answers |= attempt.safety
        cleared = {k: v for k, v in cleared.items() if k not in attempt.safety}
        cleared.update(attempt.cleared)
    return Safety(
        instead=looked.instead,
        screened=max(entry.day for entry in found),
        whole=answers.keys() >= safety.ITEMS.keys(),
        named=tuple(
            decision_wording.ticked(
                item.short,
                unsure=answers[item.id] == Answer.NOT_SURE,
                cleared_on=cleared.get(item.id),
            )
            for item in safety.ITEMS.values()
            if answers.get(item.id) in TICKED
        ),
        talked_on=talked_on,
    )

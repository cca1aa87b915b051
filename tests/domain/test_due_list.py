"""What is offered beside an open safety sign, and what waits until it was looked at."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.due import DECISION, SAFETY, Due, OfCourse, Quiet, due_list

UNTIL = date(2026, 12, 8)
REVIEW = ("Review after week 4", UNTIL)
FOLLOW_UP = ("Follow-up after 4 weeks", UNTIL)


def listed(
    course: OfCourse, *, safety_open: bool, seen_by: str | None, quiet: Quiet
) -> tuple[Due, ...]:
    return due_list(
        has_place=True,
        checked_in=True,
        wants_checkin=True,
        session_open=False,
        day_after_of=None,
        quiz_taken=True,
        safety_open=safety_open,
        seen_by=seen_by,
        day_ends="04:00",
        course=course,
        quiet=quiet,
    )


def words(
    course: OfCourse, *, safety_open: bool, seen_by: str | None = None, quiet: Quiet | None = None
) -> list[str]:
    found = listed(course, safety_open=safety_open, seen_by=seen_by, quiet=quiet or Quiet())
    return [one.word for one in found]


@pytest.mark.parametrize("seen_by", [None, "now", "today", "within a few days"])
@pytest.mark.parametrize(
    ("course", "offered", "beside_a_sign"),
    [
        (OfCourse(), [], []),
        (OfCourse(planned=True), ["planned"], []),
        (OfCourse(decision=UNTIL), [DECISION], []),
        (OfCourse(planned=True, decision=UNTIL), ["planned", DECISION], []),
        # Looking back and follow-ups are records, which anyone seen may want to bring.
        (OfCourse(weekly=UNTIL), ["weekly"], ["weekly"]),
        (OfCourse(review=REVIEW), ["review"], ["review"]),
        (OfCourse(follow_up=FOLLOW_UP), ["follow-up"], ["follow-up"]),
        (OfCourse(decision=UNTIL, review=REVIEW), [DECISION, "review"], ["review"]),
        (
            OfCourse(planned=True, weekly=UNTIL, decision=UNTIL),
            ["planned", DECISION, "weekly"],
            ["weekly"],
        ),
    ],
)
def test_sessions_and_the_decision_wait_while_a_sign_is_open(
    course: OfCourse, offered: list[str], beside_a_sign: list[str], seen_by: str | None
) -> None:
    assert words(course, safety_open=False) == offered
    assert words(course, safety_open=True, seen_by=seen_by) == [SAFETY, *beside_a_sign]


@pytest.mark.parametrize(
    "quiet", [Quiet(paused=True), Quiet(resting=True), Quiet(not_today=frozenset({DECISION}))]
)
def test_what_is_quiet_stays_quiet_and_the_sign_is_named(quiet: Quiet) -> None:
    course = OfCourse(decision=UNTIL)
    assert words(course, safety_open=False, quiet=quiet) == []
    assert words(course, safety_open=True, quiet=quiet) == [SAFETY]
    other = Quiet(quiet.paused, quiet.resting, not_today=frozenset({DECISION, SAFETY}))
    assert words(course, safety_open=True, quiet=other) == [SAFETY]

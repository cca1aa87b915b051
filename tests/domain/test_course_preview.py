"""What a plan comes to while it is typed is what it comes to once it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import course_dates, course_page_wording, course_wording
from tracker.domain.attendance import Attendance
from tracker.domain.course import (
    Course,
    Held,
    Plan,
    Planned,
    PlannedState,
    ReviewDone,
    ReviewKind,
)
from tracker.domain.course_preview import preview, preview_again
from tracker.domain.replanning import first_plan
from tracker.domain.sites import Place

BACK = Place("low_back")
START = date(2026, 11, 24)


def test_the_usual_plan() -> None:
    found = preview(Plan(BACK, 6, 1.0, 60, START))

    assert (found.last, found.review, found.end) == (
        date(2026, 12, 29),
        date(2026, 12, 22),
        date(2027, 1, 5),
    )
    assert course_page_wording.preview_sentences(found) == (
        "6 sessions, 6 hours in all.",
        "From Tue 24 Nov 2026 to Tue 29 Dec 2026.",
        "Review Tue 22 Dec 2026; end review Tue 5 Jan 2027.",
    )


def test_a_plan_of_four_weeks_is_looked_back_at_once() -> None:
    found = preview(Plan(BACK, 4, 1.0, 45, START, cost_cents=6050, currency="EUR"))

    assert found.review is None
    assert course_page_wording.preview_sentences(found) == (
        "4 sessions, 3 hours in all, 242.00 EUR.",
        "From Tue 24 Nov 2026 to Tue 15 Dec 2026.",
        "One review, at the end: Tue 22 Dec 2026.",
    )


def test_one_session() -> None:
    sentences = course_page_wording.preview_sentences(preview(Plan(BACK, 1, 0.5, 10, START)))

    assert sentences[0].startswith("1 session, ")
    assert sentences[1] == "The session is on Tue 24 Nov 2026."


@given(
    st.integers(1, 26),
    st.integers(50, 500).map(lambda pace: pace / 100),
    st.integers(10, 180),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_any_plan_ends_after_its_last_day(
    weeks: int, per_week: float, minutes: int, start: date
) -> None:
    plan = Plan(BACK, weeks, per_week, minutes, start)
    found = preview(plan)

    assert found.last == course_dates.planned_days(plan)[-1] < found.end
    assert found.review is None or start + timedelta(days=28) <= found.review < found.end


def test_a_start_that_leaves_a_week_of_checkins_needs_no_note() -> None:
    fair = date(2026, 11, 29)

    assert course_page_wording.early_note(fair, fair) == ""
    early = course_page_wording.early_note(fair - timedelta(days=1), fair)
    assert early.startswith("Before Sun 29 Nov there are fewer than 7 days of check-ins")


def test_a_planned_session_in_a_sentence() -> None:
    today = date(2026, 11, 22)
    one = Planned("a", "c", 4, START)

    def said(one: Planned, held: date | None = None, ended: date | None = None) -> str:
        return course_page_wording.planned_line(one, 6, held, today, ended_on=ended)

    assert said(one) == "Session 5 of 6, Tue 24 Nov 2026: planned in 2 days."
    assert said(Planned("a", "c", 4, today)).endswith(": planned for today.")
    assert said(Planned("a", "c", 4, today + timedelta(days=1))).endswith("planned for tomorrow.")
    assert said(Planned("a", "c", 4, today - timedelta(days=1))).endswith(": no session recorded.")
    assert said(one, START - timedelta(days=1)).endswith(": attended on Mon 23 Nov.")
    assert said(one, ended=today).endswith(": the course was ended before.")
    moved = Planned("a", "c", 4, START, moved_from=START - timedelta(days=2))
    assert said(moved).endswith(": planned in 2 days, moved from Sun 22 Nov.")
    excused = Planned("a", "c", 4, START, state=PlannedState.EXCUSED)
    assert said(excused, ended=today).endswith(": excused.")


def test_minutes_that_nobody_recorded_are_no_zero() -> None:
    counted = Attendance(6, 2, 2, 0, 1.0, 1.0, minutes=0, with_minutes=0, longest_gap_days=7)

    said = course_wording.attendance_sentences(counted)
    assert said[1] == "Their minutes are not recorded."
    assert not any("0 minutes" in sentence for sentence in said)


def test_days_apart() -> None:
    apart = course_page_wording.apart
    assert apart(START, START) == "the same day"
    assert apart(START, START + timedelta(days=1)) == "1 day later"
    assert apart(START, START - timedelta(days=7)) == "7 days earlier"


def test_a_plan_that_has_begun_shows_its_own_reviews() -> None:
    plan = Plan(BACK, 6, 1.0, 60, START)
    planned = first_plan(plan, "c", str)
    held = [Held(f"s{k}", START + timedelta(days=7 * k + 1)) for k in range(4)]
    made = ReviewDone("r", "c", ReviewKind.WEEK4, "e", START + timedelta(days=30))
    today = START + timedelta(days=32)

    found = preview_again(plan, Course("c", plan), planned, held, (), (made,), today)
    assert found.review == START + timedelta(days=29)
    assert found.reviewed
    assert "Review Wed 23 Dec 2026, done; end review Tue 5 Jan 2027." in (
        course_page_wording.preview_sentences(found)
    )
    # Two weeks more come after what is there already.
    longer = replace(plan, weeks=8)
    found = preview_again(longer, Course("c", plan), planned, held, (), (made,), today)
    assert (found.last, found.end) == (date(2027, 1, 12), date(2027, 1, 19))

"""A weekly review makes the review of a course that is open, in the same change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.course import Plan, ReviewKind
from tracker.domain.reviews import ReviewState
from tracker.domain.session import NOT_ASKED, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.services import courses, planning, records, reviewing, sessions, undoing, weekly
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
WEEK = timedelta(days=7)
NECK = Place("neck", Side.BOTH)
KNEE = Place("knee", Side.LEFT)
Row = tuple[str, str, str]


def begin(diary: Diary, start: date, weeks: int = 6, count: int = 4, at: Place = NECK) -> str:
    """A course of weekly sessions, ``count`` of them held."""
    saved = planning.plan(diary, Plan(at, weeks, 1, 60, start), confirmed=True)
    for week in range(count):
        sessions.save(diary, SessionForm(start + week * WEEK))
    return saved.id


def rows(diary: Diary) -> list[Row]:
    found = diary.store.connection.execute("SELECT kind, entry_id, as_of FROM review ORDER BY kind")
    return found.fetchall()


def state(diary: Diary, kind: ReviewKind) -> ReviewState:
    view = courses.current(diary)
    assert view is not None
    review = view.review(kind)
    assert review is not None
    return review.state


def test_without_a_course_a_week_is_a_week(diary: Diary) -> None:
    assert reviewing.open_on(diary, TODAY) is None
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    assert saved.notes == ()
    assert rows(diary) == []


def test_before_the_review_a_week_is_a_week(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=20), count=3)
    weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    assert rows(diary) == []


def test_the_review_of_week_4_is_made_with_it(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=28))
    assert state(diary, ReviewKind.WEEK4) is ReviewState.OPEN
    before = diary.store.last_change()
    saved = weekly.save(diary, WeeklyForm(TODAY, 5, 4, 6, pgic=3, mini="n"))
    assert diary.store.last_change() == before + 1
    assert saved.notes == (
        "Review after week 4: done. Progress shows what changed since the start.",
    )
    assert rows(diary) == [("week4", saved.id, "2026-11-22")]
    assert state(diary, ReviewKind.WEEK4) is ReviewState.DONE
    # The week after is a plain one again, and saving the review anew does not say so twice.
    other = weekly.save(diary, WeeklyForm(TODAY - timedelta(days=1), sleep=2))
    assert rows(diary) == [("week4", saved.id, "2026-11-22")]
    assert other.notes == ()
    again = weekly.save(diary, WeeklyForm(TODAY, 5, 4, 7), entry_id=saved.id)
    assert again.notes == ()


def test_its_day_moves_with_the_record(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=30))
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=3, mini="n"))
    weekly.save(diary, WeeklyForm(TODAY - timedelta(days=1), sleep=3), entry_id=saved.id)
    assert rows(diary) == [("week4", saved.id, "2026-11-21")]


def test_an_overall_view_by_itself_leaves_it_open(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=28))
    first = weekly.save_pgic(diary, 3)
    assert rows(diary) == []
    form = weekly.load(diary, first.id)
    from dataclasses import replace

    saved = weekly.save(diary, replace(form, sleep=3, mini="n"), entry_id=first.id)
    assert rows(diary) == [("week4", first.id, "2026-11-22")]
    assert weekly.load(diary, first.id).pgic == 3
    assert saved.id == first.id


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        (WeeklyForm(TODAY, sleep=4), "the overall view"),
        (WeeklyForm(TODAY, sleep=4, mini="n"), "the overall view"),
        (WeeklyForm(TODAY, sleep=4, pgic=3), "the safety question and the rest of the week"),
        (WeeklyForm(TODAY, pgic=3, mini="n"), "the safety question and the rest of the week"),
        (
            WeeklyForm(TODAY, pgic=3, mini="n", note="x"),
            "the safety question and the rest of the week",
        ),
    ],
)
def test_part_of_a_week_is_kept_and_leaves_it_open(
    diary: Diary, form: WeeklyForm, wanted: str
) -> None:
    begin(diary, TODAY - timedelta(days=28))
    saved = weekly.save(diary, form)
    assert saved.notes == (f"Review after week 4: still open. It is made with {wanted}.",)
    assert weekly.load(diary, saved.id).sleep == form.sleep
    assert rows(diary) == []
    assert state(diary, ReviewKind.WEEK4) is ReviewState.OPEN


def test_a_safety_question_put_off_is_enough(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=28))
    weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=3, mini=NOT_ASKED))
    assert state(diary, ReviewKind.WEEK4) is ReviewState.DONE


def test_a_late_week_4_and_the_end_are_answered_at_once(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=37), weeks=5, count=5)
    found = reviewing.open_on(diary, TODAY)
    assert found is not None
    assert found[1] == (ReviewKind.WEEK4, ReviewKind.END)
    assert reviewing.kind_for(diary, TODAY, None) is ReviewKind.END
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=3, mini="n"))
    assert rows(diary) == [("end", saved.id, "2026-11-22"), ("week4", saved.id, "2026-11-22")]


def test_a_review_that_lapsed_stays_so(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=28 + 14), weeks=12)
    assert state(diary, ReviewKind.WEEK4) is ReviewState.LAPSED
    weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    assert rows(diary) == []
    # Written down late for a day on which it was open, it was made then.
    day = TODAY - timedelta(days=2)
    saved = weekly.save(diary, WeeklyForm(day, sleep=3, pgic=3))
    assert rows(diary) == [("week4", saved.id, day.isoformat())]


def test_an_older_record_does_not_take_a_review_that_was_made_later(diary: Diary) -> None:
    begin(diary, TODAY - timedelta(days=30))
    made = weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=3, mini="n"))
    weekly.save(diary, WeeklyForm(TODAY - timedelta(days=1), sleep=2))
    assert rows(diary) == [("week4", made.id, "2026-11-22")]


def test_the_follow_up_of_an_earlier_course_is_made_beside_a_new_one(diary: Diary) -> None:
    old = begin(diary, TODAY - timedelta(days=28 + 21), weeks=4)
    planning.end(diary, old, None, "")
    begin(diary, TODAY - timedelta(days=3), count=0, at=KNEE)
    found = reviewing.open_on(diary, TODAY)
    assert found is not None
    assert found[0] == old
    assert ReviewKind.FU4 in found[1]
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=3, mini="n"))
    assert ("fu4", saved.id, "2026-11-22") in rows(diary)


@pytest.mark.parametrize("how", ["delete", "undo"])
def test_taking_the_record_away_leaves_nothing_broken(diary: Diary, how: str) -> None:
    begin(diary, TODAY - timedelta(days=28))
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=3, mini="n"))
    connection = diary.store.connection
    if how == "delete":
        records.delete(diary, saved.id)
    else:
        undoing.undo(diary, confirmed=True)
    assert state(diary, ReviewKind.WEEK4) is ReviewState.OPEN
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    if how == "delete":
        undoing.undo(diary, confirmed=True)
    else:
        undoing.redo(diary, confirmed=True)
    assert state(diary, ReviewKind.WEEK4) is ReviewState.DONE
    assert rows(diary) == [("week4", saved.id, "2026-11-22")]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []

"""Which sessions the picture of a place shows: those that Progress counts there, and no others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.conftest import At
from tracker.charts import views
from tracker.charts.view import View
from tracker.domain.checkin import CheckIn
from tracker.domain.figures import OtherSession
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.trend import MarkKind
from tracker.services import checkins, profile, progress, sessions, trends
from tracker.services.diary import Diary

BACK, NECK, KNEE = Place("low_back", Side.BOTH), Place("neck", Side.LEFT), Place("knee", Side.LEFT)
TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def held(diary: Diary, days: int, *areas: Place, rated: bool = True) -> None:
    now = (RightNow(pain=6), RightNow(pain=4)) if rated else (RightNow(), RightNow())
    form = SessionForm(ago(days), *now, details=SessionDetails(areas=areas), written=True)
    sessions.save(diary, form, confirmed=True)


@pytest.fixture
def moved(at: At) -> Diary:
    """The low back, from ten days ago on the neck, a session at each."""
    diary = at("2026-11-22T19:30+01:00")
    profile.set_place(diary, BACK, ago(60))
    profile.set_place(diary, NECK, ago(10))
    for days in (30, 20, 5, 0):
        checkins.save(diary, CheckIn(ago(days), ease=5, pain=5, written=True), confirmed=True)
    held(diary, 21)
    held(diary, 7)
    return diary


def shown(diary: Diary, place: Place | None = None) -> list[tuple[int, float | None]]:
    return [(one.number, one.before) for one in trends.figures(diary, place).sessions]


def test_after_a_change_of_place_each_has_its_own(moved: Diary) -> None:
    assert shown(moved) == shown(moved, NECK) == [(2, 6)]
    assert shown(moved, BACK) == [(1, 6)]
    assert trends.figures(moved).other_sessions == (OtherSession(ago(21), "low back"),)
    assert trends.figures(moved, BACK).other_sessions == (OtherSession(ago(7), "neck, left"),)


def test_a_place_that_never_was_the_main_one_goes_on(moved: Diary) -> None:
    def changes(place: Place) -> int:
        marks = trends.figures(moved, place).ease_pain.marks
        return sum(mark.kind is MarkKind.PLACE for mark in marks)

    assert [changes(place) for place in (NECK, BACK, KNEE)] == [1, 1, 0]


def test_there_are_as_many_as_progress_counts(moved: Diary) -> None:
    held(moved, 3)
    held(moved, 2, rated=False)
    found = progress.look(moved).progress.sessions
    assert found is not None
    figures = trends.figures(moved)
    assert len(figures.sessions) == found.n == 3
    said = views.get("sessions").sentences(figures, View(ago(5), TODAY))
    assert said[1:] == (
        "3 sessions; rated before and after: 2, and 3 are needed to say more.",
        "1 session was for low back.",
    )


def test_one_that_names_no_place_is_everywhere_and_a_treated_area_is_one(moved: Diary) -> None:
    held(moved, 3, rated=False)
    held(moved, 2, KNEE, rated=False)
    assert [number for number, _ in shown(moved)] == [2, 3]
    assert [number for number, _ in shown(moved, BACK)] == [1, 3]
    # Nobody rates the knee, so it is none of the places that are looked at.
    assert trends.figures(moved).other_sessions == (
        OtherSession(ago(21), "low back"),
        OtherSession(ago(2), "left knee"),
    )


def test_either_side_of_a_site_counts_for_it(moved: Diary) -> None:
    other = Place("neck", Side.RIGHT)
    assert shown(moved, other) == [(2, 6)]

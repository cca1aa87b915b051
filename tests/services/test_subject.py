"""Which first session a comparison goes by: one answer for Today, Trends, chart and Progress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import moved_place
import pytest
from moved_place import BACK, NECK, TODAY, ago, held, rated

from tests.services.conftest import At
from tracker.charts import view as ranges
from tracker.charts import views
from tracker.clock import FixedClock
from tracker.domain import progress_page_wording, standing_wording
from tracker.domain.course import Plan
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import planning, profile, progress, sessions, subject, today, trends
from tracker.services.demo import write_demo
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings

SHOULDER = Place("shoulder", Side.RIGHT)
NOW = "2026-11-22T19:30+01:00"


def planned(diary: Diary, place: Place, start: int, weeks: int = 4) -> str:
    return planning.plan(diary, Plan(place, weeks, 1, 60, ago(start)), confirmed=True).id


def ended(diary: Diary, course_id: str, days: int) -> None:
    with diary.store.change("ended") as change:
        row = change.get("course", course_id)
        assert row is not None
        change.put("course", {**row, "ended_on": ago(days).isoformat()})


def of_trends(diary: Diary, place: Place | None = None) -> date | None:
    return trends.look(diary, place).data.first_session


def of_progress(diary: Diary) -> tuple[Place | None, date | None]:
    found = progress.look(diary).progress
    return found.place, found.first_session


@pytest.fixture
def back(at: At) -> Diary:
    diary = at(NOW)
    profile.set_place(diary, BACK, ago(400))
    return diary


def test_sessions_without_a_plan_go_back_to_the_last_long_gap(back: Diary) -> None:
    held(back, 390, 200, 193, 9, 2)
    rated(back, range(220, 190, -1))
    assert of_progress(back) == (BACK, ago(9))
    assert of_trends(back) == ago(9)
    assert today.look(back).lines[1].start is None


def test_sessions_less_than_half_a_year_apart_are_one(back: Diary) -> None:
    held(back, 184, 177, 9)
    assert of_trends(back) == of_progress(back)[1] == ago(184)


def test_a_course_has_its_own_first_session(back: Diary) -> None:
    # Those without a plan lie five weeks before: to look at all sessions would begin there.
    held(back, 70, 63)
    rated(back, range(90, 0, -1), 6)
    planned(back, BACK, 28)
    held(back, 28, 21, 14)
    assert of_progress(back) == (BACK, ago(28))
    assert of_trends(back) == ago(28)
    assert today.look(back).lines[1].start == pytest.approx(6)
    shown = ranges.course(trends.look(back).data)
    # Its last planned day is the 7th back; by then all is over, so it runs up to today.
    assert (shown.first, shown.last) == (ago(42), TODAY)


def test_before_its_first_session_a_course_begins_with_its_plan(back: Diary) -> None:
    held(back, 70, 63)
    rated(back, range(90, 0, -1))
    planned(back, BACK, -3)
    look = trends.look(back)
    assert of_progress(back) == (BACK, None)
    assert (look.data.first_session, look.data.planned_start) == (None, ago(-3))
    shown = ranges.course(look.data)
    assert (shown.first, shown.last) == (ago(11), ago(-24))
    said = views.get("ease-pain").sentences(look.figures, shown)
    assert said[0] == "No session of the course yet, so there is no start to compare with."
    assert today.look(back).lines[1].start is None


def test_an_ended_course_is_looked_at_up_to_its_end(back: Diary) -> None:
    rated(back, range(80, 0, -1))
    course = planned(back, BACK, 60)
    held(back, 60, 53, 46)
    ended(back, course, 30)
    assert of_trends(back) == of_progress(back)[1] == ago(60)
    look = trends.look(back)
    shown = ranges.course(look.data)
    assert (shown.first, shown.last) == (ago(74), ago(30))
    said = views.get("ease-pain").sentences(look.figures, shown)
    assert said[-1].endswith("5.0 in the 14 days up to 23 Oct (14 days).")
    assert "4 shows them" in today.look(back).sentence


def test_sessions_since_without_a_plan_take_the_place_of_an_ended_course(back: Diary) -> None:
    course = planned(back, BACK, 60)
    held(back, 60, 53, 46)
    ended(back, course, 30)
    held(back, 10, 3)
    assert of_progress(back) == (BACK, ago(10))
    assert of_trends(back) == ago(10)


def test_those_of_another_place_do_not(back: Diary) -> None:
    course = planned(back, BACK, 60)
    held(back, 60, 53, 46)
    ended(back, course, 30)
    profile.set_place(back, NECK, ago(20))
    held(back, 10)
    assert of_progress(back) == (NECK, ago(10))
    assert (of_trends(back), of_trends(back, BACK)) == (ago(10), ago(60))


def test_each_place_goes_by_its_own_course(back: Diary) -> None:
    # The open course is for another place than the main one: Progress is about the course.
    planned(back, SHOULDER, 14)
    held(back, 40)
    with_shoulder = SessionForm(ago(12), RightNow(pain=6), RightNow(pain=4), written=True)
    saved = sessions.save(back, with_shoulder, confirmed=True)
    with back.store.change("where") as change:
        row = {"id": f"{saved.id[:-1]}a", "entry_id": saved.id, "site": "shoulder", "side": "right"}
        change.put("session_area", row)
    rated(back, range(20, 0, -1), also=SHOULDER)
    assert of_progress(back) == (SHOULDER, ago(12))
    assert (of_trends(back, SHOULDER), of_trends(back)) == (ago(12), ago(40))


@pytest.fixture
def moved(at: At) -> Diary:
    diary = at(NOW)
    moved_place.record(diary)
    return diary


def test_all_say_from_when_on_two_fortnights_can_be_compared(moved: Diary) -> None:
    looked = progress.look(moved)
    pain = progress_page_wording.pain_windows(looked.progress.measures)
    assert pain is not None
    said = standing_wording.standing_sentence(pain, TODAY)
    # Too few days before the session of 15 Nov: the fortnight from 12 Nov on stands in for them.
    assert said == "Too early to compare with the start; from 9 Dec on there are two weeks."
    # That of nine days ago holds both places, that of thirteen only the low back.
    assert today.look(moved).sentence == f"{said} 1 other day was for low back."
    look = trends.look(moved)
    view = ranges.course(look.data)
    assert said in views.get("ease-pain").sentences(look.figures, view)
    assert look.data.first_session == looked.progress.first_session == ago(7)


def test_of_the_place_before_newer_days_are_missing(moved: Diary) -> None:
    look = trends.look(moved, BACK)
    said = views.get("ease-pain").sentences(look.figures, ranges.course(look.data))
    assert look.data.first_session == ago(21)
    assert any(
        one.startswith("Last rated 9 days ago, on Fri 13 Nov 2026; a comparison") for one in said
    )
    assert not any("Too early" in one for one in said)


def test_days_of_another_place_are_told_wherever_they_lie(moved: Diary) -> None:
    assert progress.look(moved).notes[0] == (
        "The main place changed from low back to neck, left on Thu 12 Nov 2026: a new series. "
        "Days rated only for low back are not in it."
    )
    look = trends.look(moved)
    assert (len(look.data.elsewhere), look.data.elsewhere[-1]) == (13, (ago(13), "low back"))
    said = views.get("ease-pain").readout(look.figures, ago(13))
    assert said.startswith("Mon 9 Nov  no entry for this place, only for low back.  8 days after")
    # On a day on which both were rated nothing is missing, and nothing else was on the 20th.
    assert "pain 5" in views.get("ease-pain").readout(look.figures, ago(9))
    assert "nothing recorded." in views.get("ease-pain").readout(look.figures, ago(3))


def test_of_the_place_before_it_is_the_newer_days(moved: Diary) -> None:
    planned(moved, BACK, 21)
    looked = progress.look(moved)
    assert looked.progress.place == BACK
    assert looked.notes[0].endswith("Days rated only for neck, left are not in it.")
    assert trends.look(moved, BACK).data.elsewhere == (
        (ago(2), "neck, left"),
        (TODAY, "neck, left"),
    )


def test_a_place_that_was_rated_before_there_was_a_main_one_is_told(at: At) -> None:
    # The main place was set once, on the day of the first check-in that names it.
    diary = at(NOW)
    profile.set_place(diary, BACK, ago(9))
    rated(diary, (9, 8, 6))
    with diary.store.change("another main place from the first day on") as change:
        for row in diary.store.connection.execute("SELECT id FROM main_site").fetchall():
            change.remove("main_site", row[0])
    profile.set_place(diary, NECK, TODAY)
    rated(diary, (0,))
    (note,) = progress.look(diary).notes
    assert note == (
        "On 3 days only low back was rated: that is another series, and not in this one."
    )
    assert today.look(diary).sentence.endswith("3 other days were for low back.")


def test_of_one_place_nothing_is_told(back: Diary) -> None:
    rated(back, (20, 3), also=SHOULDER)
    assert progress.look(back).notes == ()
    assert trends.look(back).data.elsewhere == ()
    assert "other day" not in today.look(back).sentence


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    """A demo of three years, with several courses and sessions all along."""
    clock = FixedClock(datetime(2026, 11, 22, 18, 30, tzinfo=UTC))
    file = tmp_path_factory.mktemp("years") / "demo.sqlite3"
    write_demo(file, weeks=160, seed=2, clock=clock, settings=Settings())
    diary = open_diary(file, Settings(), "test", clock, node="test")
    yield diary
    diary.close()


def test_a_file_of_years_is_compared_by_its_newest_course(years: Diary) -> None:
    looked = progress.look(years)
    assert looked.view is not None
    data = trends.look(years).data
    assert data.first_session == looked.progress.first_session == looked.view.first_session
    assert data.first_session is not None
    shown = ranges.course(data)
    assert shown.first == data.first_session - timedelta(days=14)
    assert shown.days < 100
    starts = {one.measure: one.start for one in today.look(years).lines}
    for one in looked.progress.measures:
        assert one.baseline is not None
        assert starts[one.measure] == one.baseline.mean


@pytest.mark.parametrize("place", [None, BACK])
def test_nothing_recorded_is_no_session(diary: Diary, place: Place | None) -> None:
    found = subject.at_place(diary, place)
    assert (found.first_session, found.last_session, found.view) == (None, None, None)

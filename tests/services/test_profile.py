"""Where it hurts and since when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue
from tracker.services import checkins, profile, records, sessions, trends
from tracker.services.diary import Diary
from tracker.services.profile import parse_month
from tracker.store.entries import Filter

TODAY = date(2026, 11, 22)
NECK = Place("neck", Side.BOTH)
KNEE = Place("knee", Side.LEFT)


def places_of(diary: Diary) -> set[tuple[str, Place | None]]:
    found = records.listed(diary, Filter())
    return {(r.measure, r.place) for entry in found for r in entry.ratings}


def test_the_first_place_takes_up_what_was_recorded_without_one(diary: Diary) -> None:
    early = TODAY - timedelta(days=6)
    checkins.save(diary, CheckIn(early, ease=5, pain=4, medicine=True, since_session=("sore",)))
    sessions.save(diary, SessionForm(TODAY, RightNow(ease=3, pain=5, tension=4, soreness=1)))
    assert {place for _, place in places_of(diary)} == {None}
    saved = profile.set_place(diary, NECK)
    assert saved.day == early
    assert saved.text == "Main site: neck, from Mon 16 Nov 2026."
    sited = ("ease", "pain_avg", "pain_now", "tension", "soreness")
    assert places_of(diary) == {
        *((measure, NECK) for measure in sited),
        ("medicine", None),
        ("since_session", None),
    }
    assert profile.history_of_places(diary) == ((early, NECK),)
    # Times and lateness are as they were.
    assert {e.from_memory for e in records.listed(diary, Filter(until=early))} != {None}


def test_what_was_rated_there_by_name_is_not_overwritten(diary: Diary) -> None:
    checkins.save(diary, CheckIn(TODAY, ease=5, pain=4, places=((KNEE, 2),)))
    profile.set_place(diary, KNEE)
    (entry,) = records.listed(diary, Filter())
    told = {(r.measure, r.place): r.value for r in entry.ratings}
    assert told == {("ease", KNEE): 5, ("pain_avg", KNEE): 2, ("pain_avg", None): 4}


def test_a_later_place_begins_a_new_series(diary: Diary) -> None:
    profile.set_place(diary, NECK, TODAY - timedelta(days=30))
    checkins.save(diary, CheckIn(TODAY - timedelta(days=1), pain=4))
    profile.set_place(diary, KNEE)
    checkins.save(diary, CheckIn(TODAY, pain=6))
    assert places_of(diary) == {("pain_avg", NECK), ("pain_avg", KNEE)}
    assert profile.load(diary).place == KNEE
    assert trends.tracked_places(diary) == (KNEE, NECK)
    assert [v.value for v in trends.ease_pain(diary, NECK).pain] == [4]
    assert [v.value for v in trends.ease_pain(diary).pain] == [6]
    # The same day again replaces it.
    profile.set_place(diary, NECK)
    assert profile.history_of_places(diary) == ((TODAY - timedelta(days=30), NECK), (TODAY, NECK))


def test_days_before_the_first_place_are_about_it_too(diary: Diary) -> None:
    profile.set_place(diary, NECK)
    checkins.save(diary, CheckIn(TODAY - timedelta(days=1), ease=5))
    assert places_of(diary) == {("ease", NECK)}


def test_no_place_begins_in_the_future(diary: Diary) -> None:
    with pytest.raises(InvalidValue, match="day"):
        profile.set_place(diary, NECK, TODAY + timedelta(days=1))
    assert profile.load(diary).place is None


def test_the_first_run_keeps_what_was_told_and_nothing_else(diary: Diary) -> None:
    saved = profile.begin(diary, NECK, "8m", "had_some", "2026-10-01")
    assert saved.change == 1
    found = profile.load(diary)
    assert found.place == NECK
    assert found.facts == {"since": "2026-03", "stage": "had_some", "began": "2026-10-01"}
    assert found.since == "2026-03"


def test_nothing_told_is_nothing_kept(diary: Diary) -> None:
    assert profile.begin(diary, None, "", "").change == 0
    assert profile.load(diary) == profile.Profile(None, {})


def test_facts_are_set_and_forgotten(diary: Diary) -> None:
    profile.set_facts(diary, {"told": "sciatica", "activity1": " walk ", "plan": "exercise"})
    profile.set_facts(diary, {"told": "", "target": "a\nb"} | {"plan": "other", "target": "sleep"})
    facts = profile.load(diary).facts
    assert facts == {"activity1": "walk", "plan": "other", "target": "sleep"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("colour", "blue"),
        ("told", "gout"),
        ("plan", "Exercise"),
        ("stage", "done"),
        ("since", "2026-12"),
        ("since", "long ago"),
        ("began", "2026-11-23"),
        ("began", "once"),
        ("activity1", "x" * 81),
        ("activity2", "two\nlines"),
        ("target", "x" * 201),
        ("target", "a\x00"),
        ("target_pain", "11"),
        ("target_pain", "low"),
    ],
)
def test_a_fact_that_is_none_changes_nothing(diary: Diary, key: str, value: str) -> None:
    with pytest.raises(InvalidValue):
        profile.set_facts(diary, {"told": "sciatica", key: value})
    if key in ("since", "stage", "began"):
        told = {"since": "", "stage": "", "began": "", key: value}
        with pytest.raises(InvalidValue):
            profile.begin(diary, NECK, told["since"], told["stage"], told["began"])
    assert profile.load(diary) == profile.Profile(None, {})
    assert diary.store.last_change() == 0


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2025-03", "2025-03"),
        ("2025-3", "2025-03"),
        ("2025", "2025-01"),
        ("03/2025", "2025-03"),
        ("3.2025", "2025-03"),
        ("mar 2025", "2025-03"),
        ("Mar. 2025", "2025-03"),
        ("MARCH 2025", "2025-03"),
        ("0m", "2026-11"),
        ("8m", "2026-03"),
        ("8 months", "2026-03"),
        ("11m", "2025-12"),
        ("12 mo", "2025-11"),
        ("1 year", "2025-11"),
        ("2y", "2024-11"),
        (" 2 yrs ", "2024-11"),
        ("2026-11", "2026-11"),
        ("1900", "1900-01"),
    ],
)
def test_months_as_people_write_them(written: str, month: str) -> None:
    assert parse_month(written, TODAY) == month


@pytest.mark.parametrize(
    "written",
    ["", "x", "2026-12", "2027", "1899-12", "2025-13", "2025-0", "13/2025", "foo 2025", "200y",
     "8", "-3m", "8 may", "5 mar", "3 yesterdays", "2025-03-01", "999999m"],
)  # fmt: skip
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(InvalidValue, match="since"):
        parse_month(written, TODAY)

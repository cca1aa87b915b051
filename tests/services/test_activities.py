"""The person's own activities: named, renamed, let go; another name is another series."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tracker.domain.weekly import WeeklyForm
from tracker.errors import InvalidValue
from tracker.services import activities, profile, undoing, weekly
from tracker.services.diary import Diary
from tracker.store import activities as stored

TODAY = date(2026, 11, 22)
FIRST = date(2026, 10, 1)
At = Callable[..., Diary]


def now(diary: Diary, day: date | None = None) -> dict[int, str]:
    return {one.slot: one.name for one in activities.current(diary, day)}


def spans(diary: Diary) -> set[tuple[str, str, str | None]]:
    found = diary.store.connection.execute("SELECT name, from_day, to_day FROM activity")
    return set(found.fetchall())


def begun(diary: Diary, **names: str) -> None:
    """Activities that were named weeks ago."""
    with diary.store.change("long ago") as change:
        for slot, name in names.items():
            stored.begin(change, int(slot[1:]), name, FIRST)


def test_three_at_most_each_in_its_place(diary: Diary) -> None:
    profile.set_facts(diary, {"activity3": "film", "activity1": " walk "})
    assert now(diary) == {1: "walk", 3: "film"}
    assert [one.slot for one in activities.current(diary)] == [1, 3]
    assert profile.load(diary).facts == {"activity1": "walk", "activity3": "film"}
    assert diary.store.connection.execute("SELECT count(*) FROM profile").fetchone() == (0,)
    assert diary.store.last_change() == 1
    for slot in (0, 4):
        with pytest.raises(InvalidValue, match="1, 2, 3"):
            activities.save(diary, slot, "x")


def test_another_name_begins_a_new_series_and_the_old_one_ends_the_day_before(
    diary: Diary,
) -> None:
    begun(diary, s1="walk", s2="film")
    saved = activities.save(diary, 1, "swim")
    assert saved.text == "Activity 1: swim."
    assert spans(diary) == {
        ("walk", "2026-10-01", "2026-11-21"),
        ("film", "2026-10-01", None),
        ("swim", "2026-11-22", None),
    }
    assert now(diary) == {1: "swim", 2: "film"}
    assert now(diary, TODAY - timedelta(days=1)) == {1: "walk", 2: "film"}
    # The first of a place may be rated for days before it, its followers may not.
    assert now(diary, FIRST - timedelta(days=1)) == {1: "walk", 2: "film"}
    assert len({one.id for one in activities.everything(diary)}) == 3


def test_other_capitals_are_the_same_series(diary: Diary) -> None:
    begun(diary, s1="walk")
    activities.save(diary, 1, "Walk")
    assert spans(diary) == {("Walk", "2026-10-01", None)}
    assert activities.save(diary, 1, "Walk").change == 0


def test_a_slip_is_put_right_on_its_own_day(diary: Diary) -> None:
    begun(diary, s1="walk")
    activities.save(diary, 1, "wsim")
    activities.save(diary, 1, "swim")
    assert spans(diary) == {("walk", "2026-10-01", "2026-11-21"), ("swim", "2026-11-22", None)}


def test_one_is_let_go_but_what_was_rated_stays(diary: Diary) -> None:
    begun(diary, s2="film")
    activities.save(diary, 1, "walk")
    activities.save(diary, 3, "swim")
    (walk, *_) = activities.current(diary)
    weekly.save(diary, WeeklyForm(TODAY, activities=((walk.id, 4),)))
    for slot in (1, 2, 3):
        saved = activities.save(diary, slot, "")
        assert saved.text == f"Activity {slot} is not asked any more."
    # That which was never rated leaves nothing behind on the day it was named.
    assert spans(diary) == {
        ("film", "2026-10-01", "2026-11-21"),
        ("walk", "2026-11-22", "2026-11-22"),
    }
    assert diary.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert activities.names(diary)[walk.id] == "walk"
    activities.save(diary, 1, "walk again")
    assert now(diary) == {1: "walk again"}


def test_two_of_one_name_are_refused_and_nothing_changes(diary: Diary) -> None:
    begun(diary, s1="walk")
    before = list(diary.store.connection.iterdump())
    for facts in ({"activity2": "WALK"}, {"activity2": "film", "activity3": "Film"}):
        with pytest.raises(InvalidValue, match="a name that the others do not have"):
            profile.set_facts(diary, {"told": "sciatica", **facts})
    assert list(diary.store.connection.iterdump()) == before
    # Two may change places in one go.
    activities.save(diary, 2, "film")
    profile.set_facts(diary, {"activity1": "film", "activity2": "walk"})
    assert now(diary) == {1: "film", 2: "walk"}


def test_an_activity_of_a_csv_takes_the_first_free_place(diary: Diary) -> None:
    with diary.store.change("import") as change:
        for name in ("aaa", "bbb", "ccc"):
            change.put("activity", {"id": name, "name": name, "from_day": "2026-11-01"})
    begun(diary, s2="film")
    assert now(diary) == {1: "aaa", 2: "film", 3: "bbb"}
    assert {one.slot for one in activities.everything(diary) if one.name == "ccc"} == {0}
    activities.save(diary, 1, "walk")
    # What stood there has ended; the place is taken.
    assert now(diary) == {1: "walk", 2: "film", 3: "bbb"}
    assert ("aaa", "2026-11-01", "2026-11-21") in spans(diary)


def test_where_a_merge_left_two_in_one_place_the_later_one_ends_the_earlier(
    diary: Diary,
) -> None:
    later = date(2026, 11, 10)
    begun(diary, s1="walk")
    with diary.store.change("from elsewhere") as change:
        stored.begin(change, 1, "swim", later)
    assert now(diary) == {1: "swim"}
    assert now(diary, later - timedelta(days=1)) == {1: "walk"}
    assert [one.to_day for one in activities.everything(diary)] == [
        later - timedelta(days=1),
        None,
    ]


def test_undo_takes_a_change_of_name_back(diary: Diary) -> None:
    begun(diary, s1="walk")
    before = spans(diary)
    activities.save(diary, 1, "swim")
    undoing.undo(diary, confirmed=True)
    assert spans(diary) == before
    assert now(diary) == {1: "walk"}

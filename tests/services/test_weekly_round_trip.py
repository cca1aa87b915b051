"""Weekly reviews, movement tests and activities go out, come in, merge and are taken back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker.clock import FixedClock
from tracker.domain.course import Plan
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.session import SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.errors import TrackerError
from tracker.services import (
    activities,
    exporting,
    merging,
    movement,
    planning,
    profile,
    sessions,
    undoing,
    weekly,
    weekly_form,
)
from tracker.services.diary import Diary, open_diary
from tracker.services.importing import import_json
from tracker.services.importing_ratings import import_csv
from tracker.settings import Settings
from tracker.store import activities as stored
from tracker.store.ids import SeededIds

TODAY = date(2026, 11, 22)
WEEK = timedelta(days=7)
NECK = Place("neck", Side.BOTH)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Diary]:
    clock = FixedClock(datetime.fromisoformat("2026-11-22T19:35+01:00"))
    path = tmp_path / "elsewhere" / "tracker.sqlite3"
    opened = open_diary(path, Settings(), "app", clock, ids=SeededIds(7), node="elsewhere")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _four_weeks(diary: Diary) -> None:
    """Four sessions, two named activities of which one was changed, reviews and tests."""
    start = TODAY - 4 * WEEK
    with diary.store.change("long ago") as change:
        stored.begin(change, 1, "walk to work", start)
        stored.begin(change, 2, "a film", start)
    planning.plan(diary, Plan(NECK, 6, 1, 60, start), confirmed=True)
    walk, film = activities.current(diary)
    for week in range(4):
        day = start + week * WEEK
        sessions.save(diary, SessionForm(day))
        weekly.save(
            diary,
            WeeklyForm(
                day, 6, 5, 7, ((walk.id, week), (film.id, 2)), med_days=2, exercise_days=week,
                other_days=(("heat", 1),), sleep=4, med_doses=1,
                tests=(Measured("neck_turn_self", 2, Side.LEFT),),
            ),
        )  # fmt: skip
        values = (Measured("neck_rot", 50 + week, Side.LEFT), Measured("sit_reach_cm", -3.5))
        movement.save(diary, MovementForm(day, values, note="evening"), confirmed=True)
    profile.set_facts(diary, {"activity1": "swim", "weekly_extras": "sleep neck_rot"})
    weekly.save(diary, WeeklyForm(TODAY, 3, 2, 3, pgic=2, mini="n", note="mine", private=True))


def everything(diary: Diary, *, with_private: bool = True) -> bytes:
    return "".join(exporting.json_pieces(diary, with_private=with_private)).encode()


def records(diary: Diary) -> list[Any]:
    found: list[Any] = json.loads(everything(diary))["records"]
    return found


def test_json_goes_out_and_in_the_same(diary: Diary, other: Diary) -> None:
    done = import_json(other, everything(diary), "a.json")
    assert done.new["weekly"] == 5
    assert done.new["test"] == 4
    assert done.new["activity"] == 3
    assert done.new["review"] == 1
    assert records(other) == records(diary)
    again = import_json(other, everything(diary), "a.json", replacing=True)
    assert (again.new.total(), again.change) == (0, 0)
    # What is asked, and where each activity stands, is the same there.
    assert activities.current(other) == activities.current(diary)
    assert activities.everything(other) == activities.everything(diary)
    mine, theirs = (weekly_form.context(d, TODAY) for d in (diary, other))
    assert (theirs.rows, theirs.extras, theirs.form) == (mine.rows, mine.extras, mine.form)
    assert movement.history(other, "neck_rot") == movement.history(diary, "neck_rot")
    undoing.undo(other, confirmed=True)
    assert records(other) == []


def test_a_csv_brings_the_ratings_and_names_the_activities(diary: Diary, other: Diary) -> None:
    def ratings(of: Diary) -> list[str]:
        return sorted("".join(exporting.csv_pieces(of)).splitlines())

    out = "".join(exporting.csv_pieces(diary)).encode()
    assert b"peg:pain" in out
    assert b"activity:walk to work" in out
    import_csv(other, io.BytesIO(out), "a.csv", size=len(out))
    assert len(ratings(other)) == len(ratings(diary))
    assert import_csv(other, io.BytesIO(out), "a.csv", size=len(out)).change == 0
    assert {one.name for one in activities.everything(other)} == {"walk to work", "a film"}
    assert [one.slot for one in activities.current(other)] == [1, 2]
    past = [(one.day, one.side, one.value) for one in movement.history(other, "neck_rot")]
    assert past == [(one.day, one.side, one.value) for one in movement.history(diary, "neck_rot")]


def test_a_private_review_leaves_without_its_note(diary: Diary) -> None:
    found = json.loads(everything(diary, with_private=False))["records"]
    (review,) = (one for one in found if one["kind"] == "weekly" and one["private"])
    assert (review["note"], review["note_left_out"]) == (None, True)
    assert review["answers"] == [{"item": "mini", "answer": "n", "cleared_on": None}]


@pytest.mark.parametrize(
    "answers",
    [
        [{"item": "E1", "answer": "no", "cleared_on": None}],
        [{"item": "mini", "answer": "7", "cleared_on": None}],
        [{"item": "mini", "answer": "n", "cleared_on": None}] * 2,
    ],
)
def test_a_review_brings_one_answer_at_most(
    diary: Diary, other: Diary, answers: list[dict[str, Any]]
) -> None:
    document = json.loads(everything(diary))
    (review,) = (r for r in document["records"] if r["kind"] == "weekly" and r["private"])
    review["answers"] = answers
    with pytest.raises(TrackerError):
        import_json(other, json.dumps(document).encode(), "a.json")
    assert records(other) == []


def test_two_machines_come_together(diary: Diary, other: Diary) -> None:
    merging.merge_file(other, diary.store.path)
    assert records(other) == records(diary)
    # There another activity is named and the review put right; here a test is added.
    activities.save(other, 3, "gardening")
    saved = weekly.of_day(other, TODAY)
    assert saved is not None
    garden = activities.current(other)[2]
    weekly.save(other, WeeklyForm(TODAY, 3, 2, 4, ((garden.id, 5),), pgic=2), entry_id=saved.id)
    movement.save(diary, MovementForm(TODAY, (Measured("neck_rot", 70, Side.LEFT),)))
    merging.merge_file(diary, other.store.path)
    assert [one.name for one in activities.current(diary)] == ["swim", "a film", "gardening"]
    assert weekly.load(diary, saved.id) == WeeklyForm(
        TODAY, 3, 2, 4, ((garden.id, 5),), pgic=2, mini="n"
    )
    assert movement.history(diary, "neck_rot")[-1].value == 70
    merging.merge_file(other, diary.store.path)
    assert records(other) == records(diary)
    for one in (diary, other):
        assert one.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_same_activity_named_on_two_machines_on_one_day_is_one(
    diary: Diary, other: Diary
) -> None:
    merging.merge_file(other, diary.store.path)
    for one in (diary, other):
        activities.save(one, 3, "gardening")
    merging.merge_file(diary, other.store.path)
    assert [one.name for one in activities.current(diary)] == ["swim", "a film", "gardening"]


def test_everything_is_taken_back_and_done_again(diary: Diary) -> None:
    before = records(diary)
    while undoing.next_undo(diary) is not None:
        undoing.undo(diary, confirmed=True)
        assert diary.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert records(diary) == []
    while undoing.next_redo(diary) is not None:
        undoing.redo(diary, confirmed=True)
    assert records(diary) == before

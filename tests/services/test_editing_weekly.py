"""Weekly reviews and movement tests put right by naming their fields."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain import measures, movement, weekly
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.records import Kind
from tracker.domain.session import SessionForm
from tracker.domain.sites import Side
from tracker.domain.weekly import WeeklyForm
from tracker.errors import InvalidValue, NeedsConfirmation
from tracker.services import activities, editing, records, sessions
from tracker.services import movement as tests
from tracker.services import weekly as reviews
from tracker.services.diary import Diary
from tracker.store import activities as stored

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    with diary.store.change("long ago") as change:
        stored.begin(change, 1, "walk to work", TODAY - timedelta(days=30))
    sessions.save(diary, SessionForm(TODAY - timedelta(days=3)))


@pytest.fixture
def review(diary: Diary) -> str:
    return reviews.save(diary, WeeklyForm(YESTERDAY, 5, 4, 6, sleep=3, note="old")).id


def edit(diary: Diary, entry_id: str, **changes: str) -> WeeklyForm:
    named = {name.replace("__", "-").replace("_of_", ":"): text for name, text in changes.items()}
    editing.edit(diary, entry_id, named)
    return reviews.load(diary, entry_id)


def test_every_field_of_a_review(diary: Diary, review: str) -> None:
    before = diary.store.last_change()
    (walk,) = activities.current(diary)
    form = edit(
        diary, review, day="today", peg__pain="7", activity_of_walk="6", med__days="2",
        exercise__days="0", sleep="", med__doses="3", other__days_of_heat="4", pgic="2",
        ftf_cm="12.5", neck_rot_of_left="60", note="new", private="yes",
    )  # fmt: skip
    assert form == WeeklyForm(
        TODAY, 7, 4, 6, ((walk.id, 6),), med_days=2, exercise_days=0, med_doses=3,
        other_days=(("heat", 4),), pgic=2, note="new", private=True,
        tests=(Measured("ftf_cm", 12.5), Measured("neck_rot", 60, Side.LEFT)),
    )  # fmt: skip
    assert diary.store.last_change() == before + 1


def test_all_three_answers_may_be_cleared_together(diary: Diary, review: str) -> None:
    with pytest.raises(InvalidValue, match="all three answers or none"):
        editing.edit(diary, review, {"peg-pain": ""})
    form = edit(diary, review, peg__pain="", peg__enjoy="", peg__activity="")
    assert (form.peg_pain, form.sleep) == (None, 3)


def test_the_fields_that_are_listed_are_those_there_are(diary: Diary, review: str) -> None:
    names = [field.name for field in editing.fields(records.find(diary, review))]
    open_ended = {"activity:NAME": "activity:walk", "other-days:METHOD": "other-days:rest"}
    for name in names:
        if name in ("day", "note", "private"):
            continue
        field = open_ended.get(name, name)
        of = weekly.measure_of(field if not field.startswith("activity:") else "activity:x")
        low = measures.format_value(measures.get(of).low)
        changed = {field: low}
        if field.startswith("peg-"):
            changed = dict.fromkeys((f for f, _ in weekly.PEG), low)
        editing.edit(diary, review, changed, confirmed=True)
    form = reviews.load(diary, review)
    assert len(form.tests) == 10
    assert {field for field, _ in weekly.fields(form)} >= {"pgic", "other-days:rest", "med-doses"}


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("bogus", "1", "field"),
        ("ease", "1", "field"),
        ("neck_rot", "60", "field"),
        ("neck_rot:both", "60", "field"),
        ("place:neck", "3", "field"),
        ("activity", "3", "field"),
        ("activity:swim", "3", "activity"),
        ("other-days:magnets", "3", "method"),
        ("other-days:heat", "8", "other-days:heat"),
        ("peg-pain", "11", "peg-pain"),
        ("ftf_cm", "1e1", "ftf_cm"),
        ("pgic", "much better", "pgic"),
        ("day", "tomorrow", "day"),
        ("private", "perhaps", "private"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    diary: Diary, review: str, name: str, text: str, field: str
) -> None:
    before = list(diary.store.connection.iterdump())
    with pytest.raises(InvalidValue) as caught:
        editing.edit(diary, review, {"sleep": "1", name: text})
    assert caught.value.field == field
    assert list(diary.store.connection.iterdump()) == before


def test_unlikely_values_need_a_yes(diary: Diary, review: str) -> None:
    with pytest.raises(NeedsConfirmation, match="9 doses"):
        editing.edit(diary, review, {"med-doses": "9"})
    editing.edit(diary, review, {"med-doses": "9"}, confirmed=True)


def test_every_field_of_a_movement_test(diary: Diary) -> None:
    saved = tests.save(diary, MovementForm(YESTERDAY, (Measured("neck_rot", 60, Side.LEFT),)))
    fields = editing.fields(records.find(diary, saved.id))
    assert len(fields) == 10 + 3
    editing.edit(
        diary,
        saved.id,
        {"neck_rot:left": "", "neck_rot:right": "58", "sit_reach_cm": "-4.5", "day": "today",
         "note": "n", "private": "yes"},
    )  # fmt: skip
    form = tests.load(diary, saved.id)
    assert form == MovementForm(
        TODAY,
        (Measured("neck_rot", 58, Side.RIGHT), Measured("sit_reach_cm", -4.5)),
        note="n",
        private=True,
    )
    assert records.find(diary, saved.id).kind is Kind.TEST
    for name in ("sleep", "peg-pain", "neck_rot"):
        with pytest.raises(InvalidValue) as caught:
            editing.edit(diary, saved.id, {name: "3"})
        assert caught.value.field == "field"
    assert movement.parse_field("neck_rot:right") == ("neck_rot", Side.RIGHT)

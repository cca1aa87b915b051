"""The weekly review: its fields, its score, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain import measures, movement, weekly
from tracker.domain.days import FromMemory, Moment
from tracker.domain.movement import Measured
from tracker.domain.records import Entry, Kind, Rating
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.errors import InvalidValue

DAY = date(2026, 11, 22)
AT = Moment.of(datetime.fromisoformat("2026-11-22T19:30+01:00"))

FIELDS = (
    *(field for field, _ in (*weekly.PEG, *weekly.SINGLE)),
    *(f"activity:{id_}" for id_ in ("aaa", "bbb", "ccc")),
    *(f"other-days:{item}" for item in measures.get("other_days").items),
    *(
        movement.field_of(test, side)
        for test in movement.TEST_IDS
        for side in movement.sides(test) or (None,)
    ),
)


def value_of(field: str) -> st.SearchStrategy[float]:
    measure = measures.get(weekly.measure_of(field))
    steps = round((measure.high - measure.low) / measure.step)
    return st.integers(0, steps).map(lambda n: measure.low + measure.step * n)


filled = st.lists(st.sampled_from(FIELDS), unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: value_of(name) for name in names})
)


def form_of(values: dict[str, float], **more: object) -> WeeklyForm:
    form = WeeklyForm(DAY, **more)  # type: ignore[arg-type]
    for field, value in values.items():
        form = weekly.with_value(form, field, value)
    return form


def kept(form: WeeklyForm, memory: FromMemory | None = None) -> Entry:
    return Entry(
        "w", Kind.WEEKLY, form.day, AT, note=form.note or None, private=form.private,
        ratings=weekly.ratings(form, AT, memory),
    )  # fmt: skip


@settings(max_examples=60)
@given(filled)
def test_what_is_filled_in_comes_back_in_whatever_order(values: dict[str, float]) -> None:
    form = form_of(values)
    assert dict(weekly.fields(form)) == values
    assert form_of(dict(reversed(values.items()))) == form
    assert weekly.from_entry(kept(form)) == form
    weekly.checked(form)
    assert form.empty == (not values)
    assert weekly.other_ratings(kept(form)) == ()
    assert [r.value for r in weekly.in_order(kept(form))] == [v for _, v in weekly.fields(form)]


@settings(max_examples=60)
@given(filled, st.sampled_from(FIELDS))
def test_a_cleared_field_leaves_the_others(values: dict[str, float], field: str) -> None:
    form = weekly.with_value(form_of(values), field, None)
    assert weekly.value(form, field) is None
    assert dict(weekly.fields(form)) == {k: v for k, v in values.items() if k != field}


@settings(max_examples=60)
@given(filled)
def test_every_rating_is_one_of_the_catalogue(values: dict[str, float]) -> None:
    for rating in weekly.ratings(form_of(values), AT, FromMemory.RECENT):
        assert rating.from_memory is FromMemory.RECENT
        assert (rating.day, rating.moment, rating.phase) == (DAY, AT, None)
        measure = measures.get(rating.measure)
        assert (rating.item is not None) == bool(measure.items)
        assert (rating.activity_id is not None) == (rating.measure == "activity")
        assert (rating.place is not None) == measure.has_side


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ((6, 4, 5), 5.0),
        ((0, 0, 0), 0.0),
        ((10, 10, 10), 10.0),
        ((7, 6, 6), 19 / 3),
        ((6, 4, None), None),
        ((None, 4, 5), None),
        ((None, None, 5), None),
        ((None, None, None), None),
    ],
)
def test_the_score_needs_all_three(
    answers: tuple[float | None, float | None, float | None], score: float | None
) -> None:
    pain, enjoy, activity = answers
    form = WeeklyForm(DAY, pain, enjoy, activity)
    assert weekly.peg_score(form) == score
    some = any(answer is not None for answer in answers)
    assert bool(weekly.peg_open(form)) == (some and score is None)
    if weekly.peg_open(form):
        with pytest.raises(InvalidValue) as caught:
            weekly.check_peg(form)
        assert caught.value.field == "based on PEG"
        assert "all three answers or none" in str(caught.value)
    else:
        weekly.check_peg(form)


def test_two_of_three_are_named_with_what_is_open() -> None:
    with pytest.raises(InvalidValue) as caught:
        weekly.check_peg(WeeklyForm(DAY, 6, 4))
    assert str(caught.value) == (
        "based on PEG: “6, 4” is not possible. Allowed: all three answers or none, 0 to 10;"
        " still open: “How far did pain keep you from what you usually do?”."
    )


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (WeeklyForm(DAY, peg_pain=11), "peg-pain"),
        (WeeklyForm(DAY, peg_enjoy=2.5), "peg-enjoy"),
        (WeeklyForm(DAY, activities=(("a", -1),)), "Gardening"),
        (WeeklyForm(DAY, med_days=8), "med-days"),
        (WeeklyForm(DAY, exercise_days=7.5), "exercise-days"),
        (WeeklyForm(DAY, sleep=-1), "sleep"),
        (WeeklyForm(DAY, med_doses=25), "med-doses"),
        (WeeklyForm(DAY, other_days=(("heat", 8),)), "heat"),
        (WeeklyForm(DAY, other_days=(("magnets", 1),)), "method"),
        (WeeklyForm(DAY, pgic=0), "pgic"),
        (WeeklyForm(DAY, pgic=8), "pgic"),
        (WeeklyForm(DAY, tests=(Measured("ftf_cm", 100.5),)), movement.name_of("ftf_cm", None)),
        (WeeklyForm(DAY, tests=(Measured("neck_rot", 60),)), "side"),
        (WeeklyForm(DAY, mini="9"), "answer"),
    ],
)
def test_what_is_out_of_range_is_refused(form: WeeklyForm, field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        weekly.checked(form, {"a": "Gardening"})
    assert caught.value.field == field


@pytest.mark.parametrize("field", ["ease", "peg", "other-days:magnets", "neck_rot", "ftf_cm:left"])
def test_other_fields_are_none(field: str) -> None:
    with pytest.raises(InvalidValue):
        weekly.with_value(WeeklyForm(DAY), field, 1)


def test_only_unlikely_values_are_asked_back() -> None:
    form = WeeklyForm(DAY, 5, 5, 5, med_days=7, med_doses=8, sleep=9)
    assert weekly.questions(form, None) == ()
    many = replace(form, med_doses=9, sleep=10, tests=(Measured("ms_minutes", 245),))
    assert weekly.questions(many, WeeklyForm(DAY, sleep=6)) == (
        "Sleep: 10? The last one was 6.",
        "Medicine doses: 9 doses is more than 8. Is that right?",
        "Morning stiffness: 245 minutes is more than 240. Is that right?",
    )
    assert len(weekly.questions(many, WeeklyForm(DAY, sleep=7))) == 2


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("6 4 5", ("6", "4", "5")),
        (" 6,4;5 ", ("6", "4", "5")),
        ("10 10 11", ("10", "10", "11")),
        ("6 4", None),
        ("6 4 -", None),
        ("6 4 5 3", None),
        ("", None),
        ("654", None),
    ],
)
def test_three_answers_on_a_line(text: str, read: tuple[str, ...] | None) -> None:
    if read is None:
        with pytest.raises(InvalidValue, match="three answers from 0 to 10: Pain, last 7 days"):
            weekly.parse_peg(text)
    else:
        assert weekly.parse_peg(text) == dict(
            zip(("peg-pain", "peg-enjoy", "peg-activity"), read, strict=True)
        )


@pytest.mark.parametrize(
    ("form", "empty"),
    [
        (WeeklyForm(DAY), True),
        (WeeklyForm(DAY, mini="not_asked", note="  "), True),
        (WeeklyForm(DAY, mini="n"), False),
        (WeeklyForm(DAY, note="a"), False),
        (WeeklyForm(DAY, med_days=0), False),
    ],
)
def test_nothing_is_empty_and_a_zero_is_not(form: WeeklyForm, empty: bool) -> None:
    assert form.empty is empty


def test_what_a_file_brought_besides_is_kept_apart() -> None:
    pain = Rating("pain_avg", 4, DAY, AT, place=Place("neck", Side.BOTH))
    turn = Rating("neck_rot", 60, DAY, AT, place=Place("neck", Side.LEFT))
    entry = Entry("w", Kind.WEEKLY, DAY, AT, ratings=(pain, turn))
    assert weekly.from_entry(entry) == WeeklyForm(DAY, tests=(Measured("neck_rot", 60, Side.LEFT),))
    assert weekly.other_ratings(entry) == (pain,)
    assert weekly.in_order(entry) == (turn, pain)

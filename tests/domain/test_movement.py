"""Movement tests: what each takes, on which side, and when it is not offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain import measures, movement
from tracker.domain.days import Moment
from tracker.domain.movement import TEST_IDS, Cautions, Measured, MovementForm
from tracker.domain.movement_how import HOW
from tracker.domain.records import Entry, Kind
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue

DAY = date(2026, 11, 22)
AT = Moment.of(datetime.fromisoformat("2026-11-22T19:30+01:00"))
SIDED = ("neck_rot", "neck_turn_self", "shoulder_flex")
BENDS = ("ftf_cm", "sit_reach_cm")


def test_every_test_says_how_it_is_done() -> None:
    assert tuple(HOW) == TEST_IDS
    for how in HOW.values():
        assert len(how.steps) >= 3
        assert all(step.endswith(".") and len(step) <= 110 for step in how.steps)


@pytest.mark.parametrize("test", TEST_IDS)
def test_sides_are_those_of_the_catalogue(test: str) -> None:
    both = (Side.LEFT, Side.RIGHT)
    assert movement.sides(test) == (both if test in SIDED else ())
    for side in (None, *Side):
        fits = (side in both) if test in SIDED else side is None
        if fits:
            field = movement.field_of(test, side)
            assert movement.parse_field(field) == (test, side)
            assert movement.check_side(test, side) is side
        else:
            with pytest.raises(InvalidValue, match="side"):
                movement.check_side(test, side)


@pytest.mark.parametrize(
    ("typed", "side"), [("left", Side.LEFT), (" L ", Side.LEFT), ("r", Side.RIGHT)]
)
def test_a_side_may_be_cut_short(typed: str, side: Side) -> None:
    assert movement.check_side("neck_rot", typed) is side


@pytest.mark.parametrize(
    "field", ["", "ease", "neck_rot", "neck_rot:", "neck_rot:both", "ftf_cm:left"]
)
def test_other_names_are_no_fields(field: str) -> None:
    with pytest.raises(InvalidValue):
        movement.parse_field(field)


@pytest.mark.parametrize(
    ("typed", "test"),
    [
        ("ftf_cm", "ftf_cm"),
        ("FTF-CM", "ftf_cm"),
        ("ftf", "ftf_cm"),
        ("sit", "sit_reach_cm"),
        ("arm raise", "shoulder_flex"),
        ("fingertips", "ftf_cm"),
        ("chin to", "neck_turn_self"),
        ("neck_rot", "neck_rot"),
    ],
)
def test_a_test_is_found_by_its_id_or_name(typed: str, test: str) -> None:
    assert movement.find(typed) == test


@pytest.mark.parametrize("typed", ["", " ", "neck", "ease", "squat", "x" * 10_000])
def test_no_test_or_several_are_refused_with_the_list(typed: str) -> None:
    with pytest.raises(InvalidValue, match="ftf_cm, neck_rot"):
        movement.find(typed)


@pytest.mark.parametrize(
    "given", list(product((False, True), repeat=4)), ids=lambda g: "".join("ny"[x] for x in g)
)
@pytest.mark.parametrize("test", TEST_IDS)
def test_only_forward_bends_are_ever_withheld(test: str, given: tuple[bool, ...]) -> None:
    reason = movement.not_offered(test, Cautions(*given))
    assert (reason is not None) == (test in BENDS and any(given))
    if reason is not None:
        assert reason.endswith(".")


def test_each_reason_is_told_apart() -> None:
    one_at_a_time = [Cautions(**{name: True}) for name in Cautions.__slots__]
    assert len({movement.not_offered("ftf_cm", cautions) for cautions in one_at_a_time}) == 4


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (Measured("ftf_cm", -0.5), movement.name_of("ftf_cm", None)),
        (Measured("ftf_cm", 100.5), movement.name_of("ftf_cm", None)),
        (Measured("ftf_cm", 12.3), movement.name_of("ftf_cm", None)),
        (Measured("sit_reach_cm", -40.5), movement.name_of("sit_reach_cm", None)),
        (Measured("sit_reach_cm", 60.5), movement.name_of("sit_reach_cm", None)),
        (Measured("ms_minutes", 12), movement.name_of("ms_minutes", None)),
        (Measured("ms_minutes", 725), movement.name_of("ms_minutes", None)),
        (Measured("neck_rot", 121, Side.LEFT), movement.name_of("neck_rot", Side.LEFT)),
        (Measured("neck_rot", 60), "side"),
        (Measured("neck_rot", 60, Side.BOTH), "side"),
        (Measured("neck_turn_self", 5, Side.RIGHT), movement.name_of("neck_turn_self", Side.RIGHT)),
        (Measured("shoulder_flex", 191, Side.LEFT), movement.name_of("shoulder_flex", Side.LEFT)),
        (Measured("posture_comfort", 10.5), movement.name_of("posture_comfort", None)),
        (Measured("ease", 5), "test"),
        (Measured("ftf_cm", 3, Side.LEFT), "side"),
    ],
)
def test_a_number_out_of_bounds_is_refused(one: Measured, field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        movement.checked((one,))
    assert caught.value.field == field


def test_the_same_test_twice_is_refused() -> None:
    with pytest.raises(InvalidValue, match="once"):
        movement.checked((Measured("ftf_cm", 3), Measured("ftf_cm", 4)))


@pytest.mark.parametrize(
    ("test", "most"),
    [("ms_minutes", 240), ("neck_rot", 95), ("shoulder_flex", 180)],
)
def test_only_unlikely_numbers_are_asked_back(test: str, most: float) -> None:
    side = Side.LEFT if test in SIDED else None
    step = measures.get(test).step
    assert movement.questions((Measured(test, most, side),)) == ()
    (question,) = movement.questions((Measured(test, most + step, side),))
    assert "Is that right?" in question


def test_a_leap_in_comfort_is_asked_back() -> None:
    ten = (Measured("posture_comfort", 10),)
    assert movement.questions(ten, (Measured("posture_comfort", 6),)) == (
        "Posture comfort: 10? The last one was 6.",
    )
    assert movement.questions(ten, (Measured("posture_comfort", 7),)) == ()


def numbers(test: str) -> st.SearchStrategy[float]:
    measure = measures.get(test)
    steps = round((measure.high - measure.low) / measure.step)
    return st.integers(0, steps).map(lambda n: measure.low + measure.step * n)


done = st.sampled_from(TEST_IDS).flatmap(
    lambda test: st.builds(
        Measured, st.just(test), numbers(test), st.sampled_from(movement.sides(test) or (None,))
    )
)


@settings(max_examples=60)
@given(st.lists(done, unique_by=lambda one: one.field), st.booleans(), st.text(max_size=5))
def test_a_record_gives_the_form_back(values: list[Measured], private: bool, note: str) -> None:
    form = MovementForm(DAY, note=note, private=private)
    for one in values:
        form = replace(
            form, values=movement.with_value(form.values, one.measure, one.side, one.value)
        )
    movement.checked(form.values)
    ratings = movement.ratings(form.values, DAY, AT, None)
    entry = Entry("t", Kind.TEST, DAY, AT, note=note or None, private=private, ratings=ratings)
    assert movement.from_entry(entry) == form
    assert set(form.values) == set(values)
    for one in values:
        rest = movement.with_value(form.values, one.measure, one.side, None)
        assert {v.field for v in rest} == {v.field for v in values} - {one.field}


def test_a_sided_test_stands_for_its_own_site() -> None:
    values = (Measured("neck_rot", 60, Side.LEFT), Measured("shoulder_flex", 160, Side.RIGHT))
    assert [r.place for r in movement.ratings(values, DAY, AT, None)] == [
        Place("neck", Side.LEFT),
        Place("shoulder", Side.RIGHT),
    ]


@pytest.mark.parametrize(
    ("place", "first"),
    [
        (None, "ms_minutes"),
        (Place("neck", Side.BOTH), "neck_turn_self"),
        (Place("low_back", Side.BOTH), "ftf_cm"),
        (Place("shoulder", Side.LEFT), "shoulder_flex"),
        (Place("knee", Side.LEFT), "ms_minutes"),
    ],
)
def test_those_for_the_main_site_come_first(place: Place | None, first: str) -> None:
    order = movement.in_order(place)
    assert order[0] == first
    assert sorted(order) == sorted(TEST_IDS)


@pytest.mark.parametrize(
    ("text", "value"), [("12,5", 12.5), (" 12.5 ", 12.5), ("3", 3), ("0,50", 0.5)]
)
def test_centimetres_take_a_decimal_comma(text: str, value: float) -> None:
    assert movement.parse(text, "ftf_cm") == value


@pytest.mark.parametrize(
    ("text", "test", "side"),
    [
        ("12,3", "ftf_cm", None), ("1,500", "ftf_cm", None), ("5,0", "posture_comfort", None),
        ("60,0", "neck_rot", Side.LEFT), ("1,2,3", "ftf_cm", None),
    ],
)  # fmt: skip
def test_other_commas_are_refused_as_they_were_typed(
    text: str, test: str, side: Side | None
) -> None:
    with pytest.raises(InvalidValue) as caught:
        movement.parse(text, test, side)
    assert (caught.value.field, caught.value.value) == (movement.name_of(test, side), text)

"""The catalogue as a table, and what is let in as a value."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import measures
from tracker.domain.measures import MEASURES, Better, When
from tracker.errors import InvalidValue

LOWER, HIGHER, NEUTRAL = Better.LOWER, Better.HIGHER, Better.NEUTRAL

# id, low, high, step, better, smallest points, percent, confirm above
SCALES = [
    ("pain_now", 0, 10, 1, LOWER, 2, 30, None),
    ("pain_avg", 0, 10, 1, LOWER, 2, 30, None),
    ("pain_worst", 0, 10, 1, LOWER, 2, 30, None),
    ("peg", 0, 10, 1, LOWER, 1, 30, None),
    ("stiffness", 0, 10, 1, LOWER, 2, 30, None),
    ("ease", 0, 10, 1, HIGHER, 2, None, None),
    ("tension", 0, 10, 1, LOWER, 2, 30, None),
    ("soreness", 0, 10, 1, LOWER, 2, 30, None),
    ("ms_minutes", 0, 720, 5, LOWER, 10, 30, 240),
    ("ftf_cm", 0, 100, 0.5, LOWER, 5, None, None),
    ("neck_rot", 0, 120, 1, HIGHER, 10, None, 95),
    ("neck_turn_self", 0, 4, 1, HIGHER, 1, None, None),
    ("shoulder_flex", 0, 190, 1, HIGHER, 10, None, 180),
    ("sit_reach_cm", -40, 60, 0.5, HIGHER, 5, None, None),
    ("posture_comfort", 0, 10, 1, HIGHER, None, None, None),
    ("activity", 0, 10, 1, HIGHER, 1.3, None, None),
    ("pgic", 1, 7, 1, LOWER, None, None, None),
    ("sleep", 0, 10, 1, LOWER, 1, 30, None),
    ("med_days", 0, 7, 1, NEUTRAL, 2, None, None),
    ("med_doses", 0, 24, 1, NEUTRAL, None, None, 8),
    ("other_days", 0, 7, 1, NEUTRAL, None, None, None),
    ("exercise_days", 0, 7, 1, NEUTRAL, None, None, None),
    ("since_session", 1, 1, 1, LOWER, None, None, None),
    ("medicine", 1, 1, 1, NEUTRAL, None, None, None),
    ("flare", 1, 1, 1, LOWER, None, None, None),
    ("event", 1, 1, 1, NEUTRAL, None, None, None),
]


@pytest.mark.parametrize("row", SCALES, ids=lambda row: row[0])
def test_scale_of_each_measure(row: tuple[object, ...]) -> None:
    measure = measures.get(str(row[0]))
    assert row == (
        measure.id,
        measure.low,
        measure.high,
        measure.step,
        measure.better,
        measure.small_points,
        measure.small_percent,
        measure.confirm_above,
    )


def test_no_measure_is_missing_from_the_table() -> None:
    assert set(MEASURES) == {row[0] for row in SCALES}


@pytest.mark.parametrize(
    ("measure_id", "when"),
    [
        ("ease", (When.DAILY, When.SESSION)),
        ("stiffness", (When.DAILY, When.SESSION)),
        ("pain_avg", (When.DAILY,)),
        ("pain_now", (When.SESSION, When.NEXT_DAY)),
        ("since_session", (When.NEXT_DAY,)),
        ("peg", (When.WEEKLY,)),
        ("neck_rot", (When.WEEKLY, When.TEST)),
        ("pgic", (When.REVIEW, When.FOLLOW_UP)),
        ("event", (When.EVENT,)),
    ],
)
def test_occasions(measure_id: str, when: tuple[When, ...]) -> None:
    assert MEASURES[measure_id].when == when


def test_places_and_sides() -> None:
    with_site = {key for key, measure in MEASURES.items() if measure.has_site}
    assert with_site == {
        *("pain_now", "pain_avg", "pain_worst"),
        *("stiffness", "ease", "tension", "soreness"),
    }
    with_side = {key for key, measure in MEASURES.items() if measure.has_side}
    assert with_side == {"neck_rot", "neck_turn_self", "shoulder_flex"}


def test_items() -> None:
    assert {key: measure.items for key, measure in MEASURES.items() if measure.items} == {
        "peg": ("pain", "enjoy", "activity"),
        "other_days": (
            *("heat", "cold", "cream", "tens", "brace", "self_massage", "rest", "other"),
        ),
        "since_session": ("sore", "bruise", "dizzy", "numb"),
        "event": ("medicine", "injury", "illness", "exercise", "stress"),
    }
    assert MEASURES["peg"].item("enjoy").name == "Enjoying life"


@pytest.mark.parametrize(
    ("measure_id", "item", "allowed"),
    [
        ("peg", "sleep", "pain, enjoy, activity"),
        ("ease", "pain", "nothing, as ease has no items"),
    ],
)
def test_unknown_item(measure_id: str, item: str, allowed: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        MEASURES[measure_id].item(item)
    assert caught.value.allowed == allowed


def test_only_events_are_not_kept_as_ratings() -> None:
    assert {key for key, measure in MEASURES.items() if not measure.rated} == {"flare", "event"}


def test_forward_bends_are_marked() -> None:
    bends = {key for key, measure in MEASURES.items() if measure.bends_forward}
    assert bends == {"ftf_cm", "sit_reach_cm"}


def test_every_value_of_the_overall_view_has_a_word() -> None:
    pgic = MEASURES["pgic"]
    assert len(pgic.value_words) == pgic.high - pgic.low + 1
    assert (pgic.value_words[0], pgic.value_words[-1]) == (pgic.low_end, pgic.high_end)


@pytest.mark.parametrize("measure_id", MEASURES)
def test_each_entry_is_complete_and_calm(measure_id: str) -> None:
    measure = MEASURES[measure_id]
    words = (measure.name, measure.question, measure.low_end, measure.high_end)
    assert all(words)
    assert measure.source
    assert measure.smallest_change
    assert measure.when
    assert "?" in measure.question
    # The step grid starts at 0, so that "on the grid" needs no rounding.
    assert math.fmod(measure.low, measure.step) == 0
    assert math.fmod(measure.high, measure.step) == 0
    if When.DAILY in measure.when and measure.rated:
        assert "last 24 hours" in measure.question
    assert (When.SESSION in measure.when) == bool(measure.question_now)
    if measure.question_now:
        assert "right now" in measure.question_now
    for part in (*words, *(part.question for part in measure.parts)):
        for word in ("suffer", "fail", "miss", "damage", "agony", "cure"):
            assert word not in part.lower()


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        MEASURES["ease"] = MEASURES["peg"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("typed", "closest"),
    [
        ("pain", "pain_avg"),
        ("pain avg", "pain_avg"),
        ("Pain-Now", "pain_now"),
        ("stifness", "stiffness"),
        ("EASE", "ease"),
        ("neck_rot_l", "neck_rot"),
    ],
)
def test_unknown_measure_names_the_closest_and_all(typed: str, closest: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        measures.get(typed)
    nearest, everything = caught.value.allowed.split(" (closest), of ")
    assert closest in nearest.split(" or ")
    assert everything.split(", ") == list(MEASURES)


@given(st.text())
def test_any_text_is_a_measure_or_a_named_mistake(text: str) -> None:
    if text in MEASURES:
        assert measures.get(text).id == text
    else:
        with pytest.raises(InvalidValue, match="peg"):
            measures.get(text)


@pytest.mark.parametrize(
    ("measure_id", "given_value", "value"),
    [
        ("pain_avg", "6", 6),
        ("pain_avg", " 6 ", 6),
        ("pain_avg", "6.0", 6),
        ("pain_avg", "+6", 6),
        ("pain_avg", "06", 6),
        ("pain_avg", 6, 6),
        ("pain_avg", 6.0, 6),
        ("pain_avg", "10", 10),
        ("pain_avg", "0", 0),
        ("pain_avg", -0.0, 0),
        ("ftf_cm", "12.5", 12.5),
        ("ftf_cm", ".5", 0.5),
        ("sit_reach_cm", "-3.5", -3.5),
        ("sit_reach_cm", "−3.5", -3.5),
        ("ms_minutes", "720", 720),
        ("pgic", "1", 1),
        ("medicine", "1", 1),
    ],
)
def test_values_let_in(measure_id: str, given_value: str | float, value: float) -> None:
    parsed = measures.parse_value(measure_id, given_value)
    assert parsed == value
    assert isinstance(parsed, float)
    assert math.copysign(1, parsed) == math.copysign(1, value)


@pytest.mark.parametrize(
    ("measure_id", "given_value", "allowed"),
    [
        *(
            ("pain_avg", value, "a whole number from 0 to 10")
            for value in (
                *("", " ", "x", "11", "-1", "6.5", "6,0", "1e1", "0x5", "5 5", "nan", "inf"),
                *("٣", "½", "1_0", "--5", ".", "+", "6\n7", "\x00", "9" * 5000, "\ud800"),
                *(11, -1, 6.5, math.nan, math.inf, -math.inf, True, False, 1e300),
            )
        ),
        ("ftf_cm", "12.3", "0 to 100 in steps of 0.5 cm"),
        ("sit_reach_cm", 1e-20, "-40 to 60 in steps of 0.5 cm"),
        ("sit_reach_cm", "-40.5", "-40 to 60 in steps of 0.5 cm"),
        ("ms_minutes", "7", "0 to 720 in steps of 5 minutes"),
        ("neck_rot", "121", "a whole number from 0 to 120 (degrees)"),
        ("med_days", "8", "a whole number from 0 to 7 (days)"),
        ("pgic", "0", "a whole number from 1 to 7"),
        ("medicine", "0", "only 1"),
        ("since_session", "2", "only 1"),
    ],
)
def test_values_refused(measure_id: str, given_value: str | float, allowed: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        measures.parse_value(measure_id, given_value, field="--value")
    assert caught.value.allowed == allowed
    assert caught.value.field == "--value"


def test_an_integer_too_long_to_print_is_refused() -> None:
    with pytest.raises(InvalidValue, match="very large number"):
        measures.parse_value("ease", 10**5000)


@pytest.mark.parametrize("thing", [None, [6], b"6", {}, 6j])
def test_things_that_are_no_number(thing: object) -> None:
    with pytest.raises(InvalidValue):
        measures.parse_value("ease", thing)  # type: ignore[arg-type]


def test_the_field_is_the_measure_unless_named() -> None:
    with pytest.raises(InvalidValue, match=r"^ease: “11” is not possible\."):
        measures.parse_value("ease", "11")


ANY_NUMBER = st.one_of(
    st.text(), st.integers(), st.floats(), st.integers(-50, 800).map(str), st.booleans()
)


@given(st.sampled_from(sorted(MEASURES)), ANY_NUMBER)
def test_whatever_is_let_in_is_on_the_scale(measure_id: str, given_value: str | float) -> None:
    measure = MEASURES[measure_id]
    try:
        value = measures.parse_value(measure_id, given_value)
    except InvalidValue:
        return
    assert measure.low <= value <= measure.high
    assert (value / measure.step).is_integer()


@given(st.sampled_from(sorted(MEASURES)), st.data())
def test_every_step_can_be_written_and_read_back(measure_id: str, data: st.DataObject) -> None:
    measure = MEASURES[measure_id]
    steps = data.draw(st.integers(0, int((measure.high - measure.low) / measure.step)))
    value = measure.low + steps * measure.step
    assert measures.parse_value(measure_id, measures.format_value(value)) == value


@pytest.mark.parametrize(
    ("measure_id", "value", "average", "last", "asked"),
    [
        ("ms_minutes", 240, None, None, None),
        ("ms_minutes", 245, None, None, "Morning stiffness: 245 minutes is more than 240."),
        ("neck_rot", 95, None, None, None),
        ("neck_rot", 96, None, None, "96 degrees"),
        ("shoulder_flex", 180, None, None, None),
        ("shoulder_flex", 181, None, None, "181 degrees"),
        ("med_doses", 8, None, None, None),
        ("med_doses", 9, None, None, "9 doses"),
        ("pain_worst", 4, 5, None, "Worst pain 4 is below the average, 5."),
        ("pain_worst", 5, 5, None, None),
        ("pain_worst", 4, None, None, None),
        ("pain_avg", 4, 5, None, None),
        ("pain_avg", 10, None, 6, "Pain: 10? The last one was 6."),
        ("pain_avg", 10, None, 6.5, None),
        ("pain_avg", 10, None, 7, None),
        ("pain_avg", 10, None, None, None),
        ("pain_avg", 9, None, 0, None),
        ("ease", 10, None, 1, "Ease of moving: 10? The last one was 1."),
        ("peg", 10, None, 0, "Based on PEG: 10? The last one was 0."),
        ("neck_rot", 10, None, 90, None),
        ("med_doses", 10, None, 0, "10 doses is more than 8"),
        ("ms_minutes", 10, None, 60, None),
    ],
)
def test_unlikely_values_are_asked_back(
    measure_id: str, value: float, average: float | None, last: float | None, asked: str | None
) -> None:
    question = measures.confirm_question(measure_id, value, average=average, last=last)
    if asked is None:
        assert question is None
    else:
        assert question is not None
        assert asked in question


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (6, "6"),
        (6.0, "6"),
        (5.5, "5.5"),
        (10, "10"),
        (100.0, "100"),
        (0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (-3.5, "-3.5"),
        (6.166, "6.17"),
    ],
)
def test_format_value(value: float, text: str) -> None:
    assert measures.format_value(value) == text

"""Amounts, minutes, yes and no, and lists as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import typed
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("60", 6000),
        ("60.5", 6050),
        (" 60.50 ", 6050),
        ("0", 0),
        ("0.07", 7),
        ("1.10", 110),
        ("60,5", 6050),
        ("60,50", 6050),
    ],
)
def test_amounts_are_exact(text: str, hundredths: int) -> None:
    assert typed.cents(text) == hundredths


@pytest.mark.parametrize(
    "text", ["", "60,505", "-1", "+1", "1e3", "60.505", "60.", ".5", "€60", "٦٠", "1" * 8, "nan"]
)
def test_other_amounts_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="cost"):
        typed.cents(text)


@pytest.mark.parametrize(
    ("text", "number"), [("1,5", 1.5), ("0.5", 0.5), (" 2 ", 2), ("-1,25", -1.25)]
)
def test_numbers_take_a_point_or_a_comma(text: str, number: float) -> None:
    assert typed.decimal(text, "pace") == number


@pytest.mark.parametrize("text", ["1,500", "1,5,0", "1.5,0", ",5", "1,", "nan", ""])
def test_what_can_be_read_in_two_ways_is_no_number(text: str) -> None:
    with pytest.raises(InvalidValue, match="pace"):
        typed.decimal(text, "pace")


@given(st.integers(0, 999_999_999))
def test_an_amount_reads_back_the_same(hundredths: int) -> None:
    assert typed.cents(typed.amount(hundredths)) == hundredths


@pytest.mark.parametrize("text", ["", "0", "601", "4.5", "-3", "x", "１０", "1000000"])
def test_minutes_out_of_range(text: str) -> None:
    with pytest.raises(InvalidValue, match="1 to 600"):
        typed.minutes(text)


def test_minutes() -> None:
    assert [typed.minutes(text) for text in ("1", " 60 ", "600")] == [1, 60, 600]


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes", True), (" Y ", True), ("on", True), ("no", False), ("0", False), ("False", False)],
)
def test_yes_and_no(text: str, answer: bool) -> None:
    assert typed.yes_or_no(text, "private") is answer


@pytest.mark.parametrize("text", ["", "perhaps", "2", "yess"])
def test_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(InvalidValue, match="private"):
        typed.yes_or_no(text, "private")


def test_places_between_commas_each_once() -> None:
    found = typed.areas("low_back, neck:left,,lb")
    assert found == (Place("low_back"), Place("neck", Side.LEFT))
    assert typed.areas("") == ()
    with pytest.raises(InvalidValue, match="areas"):
        typed.areas("low_back,moon")


def test_signs_after_a_session() -> None:
    assert typed.after_effects("sore, Bruise,sore") == ("sore", "bruise")
    assert typed.after_effects(" ") == ()
    with pytest.raises(InvalidValue, match="sore, bruise, dizzy, numb"):
        typed.after_effects("tired")

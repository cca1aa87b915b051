"""Reading ease, pain and stiffness from one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.quick_line import read, read_one
from tracker.errors import InvalidValue

ten = st.integers(0, 10)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("6 4 3", (6, 4, 3)),
        ("6,4,3", (6, 4, 3)),
        (" 6 , 4 ;3 \n", (6, 4, 3)),
        ("643", (6, 4, 3)),
        ("000", (0, 0, 0)),
        ("10 1 3", (10, 1, 3)),
        ("10", (10, None, None)),
        ("6 4", (6, 4, None)),
        ("- 4 -", (None, 4, None)),
        ("– − 3", (None, None, 3)),
        ("", (None, None, None)),
    ],
)
def test_lines(line: str, values: tuple[int | None, ...]) -> None:
    found = read(line)
    assert tuple(found.values.values()) == values
    assert found.problems == {}


@pytest.mark.parametrize("line", ["110", "101", "100", "310"])
def test_a_ten_within_one_word_could_be_two_things(line: str) -> None:
    with pytest.raises(InvalidValue, match="spaces between"):
        read(line)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("6 11 3", ["pain"]),
        ("64", ["ease"]),
        ("1013", ["ease"]),
        ("six 4 x", ["ease", "stiffness"]),
        ("6.5 4 3", ["ease"]),
        ("+ 4 3", ["ease"]),
    ],
)
def test_a_bad_answer_is_named_and_the_others_kept(line: str, wrong: list[str]) -> None:
    found = read(line)
    assert list(found.problems) == wrong
    assert set(found.values) == {"ease", "pain", "stiffness"} - set(wrong)


def test_four_answers_are_too_many() -> None:
    with pytest.raises(InvalidValue, match="6 4 3"):
        read("6 4 3 2")


@given(ten, ten, ten, st.sampled_from([" ", ",", ", ", "; ", "\t"]))
def test_separated_numbers_are_always_read(a: int, b: int, c: int, between: str) -> None:
    assert tuple(read(between.join(map(str, (a, b, c)))).values.values()) == (a, b, c)


@given(st.text(max_size=20))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        found = read(line)
    except InvalidValue:
        return
    for value in found.values.values():
        assert value is None or value in range(11)


def test_one_answer() -> None:
    assert read_one("pain", " 4 ") == 4
    assert read_one("pain", "-") is None
    with pytest.raises(InvalidValue, match="pain"):
        read_one("pain", "44")

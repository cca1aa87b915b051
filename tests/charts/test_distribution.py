"""Days by value, back to back: every day counted once, on its side and in its line."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts import distribution
from tracker.charts.distribution import Spread, build, counts, least_width
from tracker.charts.glyphs import ASCII, BLOCKS, GlyphSet
from tracker.charts.role import Role

HEADS = ("start", "lately")
VALUES = st.lists(st.floats(0, 10), min_size=1, max_size=14)
WHOLE = {"█": 1.0, "▌": 0.5, "▐": 0.5, "#": 1.0}


def spread(before: list[float], after: list[float], name: str = "Pain") -> Spread:
    return Spread(name, Role.PAIN, False, counts(before), counts(after))


def sides(line: str, value: int, middle: int) -> tuple[str, str]:
    """The cells to the left and to the right of a value's number, marks included."""
    assert line[middle + 1 : middle + 3] == f"{value:>2}"
    return line[:middle].strip(), line[middle + 4 :].strip()


def test_a_day_is_counted_where_its_rounded_value_stands() -> None:
    found = counts([0, 0.4, 0.5, 4.5, 9.5, 10])
    assert found.days == (2, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2)
    assert found.n == 6
    assert found.middle == 2.5


@given(VALUES)
def test_every_day_is_counted_once(values: list[float]) -> None:
    found = counts(values)
    assert found.n == len(values)
    assert found.middle == median(values)
    assert len(found.days) == 11


@given(VALUES, VALUES, st.integers(18, 60), st.sampled_from([BLOCKS, ASCII]))
def test_bars_are_as_long_as_their_days(
    before: list[float], after: list[float], width: int, glyphs: GlyphSet
) -> None:
    one = spread(before, after)
    cells = build([one], HEADS, width, glyphs)
    lines = ["".join(char for char, _ in row) for row in cells.rows]
    assert len(lines) == distribution.ROWS
    assert {len(line) for line in lines} == {width}
    middle = min((width - 4) // 2, 18)
    most = max(*one.before.days, *one.after.days)
    unit = next((u for u in (2.0, 1.0, 0.5) if most * u <= middle), middle / most)
    for value in range(11):
        drawn = sides(lines[12 - value], value, middle)
        for text, held in zip(drawn, (one.before, one.after), strict=True):
            long = sum(WHOLE[char] for char in text)
            assert abs(long - held.days[value] * unit) <= 0.5 + (glyphs is ASCII) / 2
            assert bool(text) is bool(held.days[value])
    arrows = ("◂▸", "<>")[glyphs is ASCII]
    for arrow, held, column in (
        (arrows[0], one.before, middle),
        (arrows[1], one.after, middle + 3),
    ):
        (row,) = (n for n, line in enumerate(lines[:13]) if line[column] == arrow)
        assert abs((12 - row) - held.middle) <= 0.5


def test_both_sides_are_told_by_place_name_and_figures() -> None:
    cells = build([spread([6, 7], [4, 4, 5])], HEADS, 30, BLOCKS)
    lines = cells.lines()
    assert lines[0].strip() == "Pain ▼"
    assert lines[1].split() == ["start", "lately"]
    assert lines[-2].split() == ["2", "days", "3", "days"]
    assert lines[-1].split() == ["mid", "6.5", "mid", "4"]
    roles = {role for row in cells.rows[2:13] for char, role in row if char == "█"}
    assert roles == {Role.BASELINE, Role.PAIN}


@pytest.mark.parametrize("width", [58, 77, 118, 200])
def test_three_measures_stand_beside_each_other(width: int) -> None:
    three = [spread([6] * 14, [4] * 14, name) for name in ("Ease of moving", "Pain", "Stiffness")]
    lines = build(three, HEADS, width, BLOCKS).lines()
    assert max(map(len, lines)) <= width
    assert [word for word in lines[0].split() if word[0].isupper()] == ["Ease", "Pain", "Stiffness"]
    assert lines[1].split() == ["start", "lately"] * 3


@pytest.mark.parametrize(("width", "beside"), [(57, 2), (38, 2), (37, 1), (18, 1)])
def test_measures_without_room_beside_the_others_stand_beneath(width: int, beside: int) -> None:
    days = ([6.0] * 14, [6.0] * 7 + [5.0] * 3, [6.0] * 7)
    three = [
        spread(held, [4] * 7, name)
        for name, held in zip(("Ease of moving", "Pain", "Stiffness"), days, strict=True)
    ]
    lines = build(three, HEADS, width, BLOCKS).lines()
    down = -(-3 // beside)
    assert len(lines) == down * (distribution.ROWS + 1) - 1
    assert max(map(len, lines)) <= width
    tops = range(0, len(lines), distribution.ROWS + 1)
    named = [[word for word in lines[top].split() if word[0].isupper()] for top in tops]
    assert named == [["Ease", "Pain"], ["Stiffness"]] if beside == 2 else len(named) == 3
    assert all(lines[top - 1] == "" for top in tops[1:])
    # A day is as long in all of them: 14, 7 and 7 days of value 6.
    half = (width - (beside - 1) * 2) // beside // 2 - 2
    sixes = [lines[top + 6] for top in tops]
    found = sum(WHOLE[char] for line in sixes for char in line if char in "█▌▐")
    unit = next((u for u in (2.0, 1.0, 0.5) if 14 * u <= half), half / 14)
    assert abs(found - 28 * unit) <= 1.5


def test_without_room_or_measures_there_is_nothing() -> None:
    one = spread([1], [2])
    assert build([one], HEADS, least_width(1) - 1, BLOCKS).rows == ()
    assert build([], HEADS, 80, BLOCKS).rows == ()


def test_the_same_in_figures() -> None:
    heading, before, after = distribution.rows([spread([0, 6, 6.4], [10])], HEADS)
    assert heading[1:12] == tuple(str(value) for value in range(11))
    assert before == ("Pain, start", "1", *"·····", "2", *"····", "3", "6")
    assert after == ("Pain, lately", *"··········", "1", "1", "10")

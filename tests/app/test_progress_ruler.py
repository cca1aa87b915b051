"""The ruler of Progress: every change over its number, whatever the room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.app import progress_ruler
from tracker.app.progress_ruler import Change

ENDS = st.floats(-14, 14, allow_nan=False)


def change(low: float, points: float, high: float) -> Change:
    return Change("Pain", "$pain", points, low, high)


def drawn(changes: list[Change], width: int, *, ascii_only: bool = False) -> list[str]:
    lines = progress_ruler.block(changes, width, 15, ascii_only=ascii_only)
    return ["".join(part if isinstance(part, str) else part[0] for part in line) for line in lines]


@pytest.mark.parametrize("width", [57, 77, 117])
@pytest.mark.parametrize("points", [-3.0, -1.0, 0.0, 1.0, 2.0])
def test_a_dot_stands_under_the_digit_of_its_number(width: int, points: float) -> None:
    head, row = drawn([change(points - 0.9, points, points + 0.9)], width)
    sign = "−" if points < 0 else "+" if points > 0 else ""
    under = head.find(f"{sign}{abs(points):.0f}") + len(sign)
    if f"{sign}{abs(points):.0f}" in head:
        assert row.index("●") == under


def test_nought_is_marked_beside_and_across_a_range() -> None:
    head, beside, across, from_it = drawn(
        [change(1, 2, 3), change(-1, 0.5, 2), change(0, 1, 2)], 77
    )
    nought = head.index(" 0 ") + 1
    assert beside[nought] == "│"
    assert across[nought] == "┼"
    assert from_it[nought] == "├"


def test_a_wide_range_makes_a_longer_scale() -> None:
    head, row = drawn([change(-6.2, -1, 4.2)], 77)
    assert head.split()[2] == "−8"
    assert "+8" in head.split()
    assert row.rstrip().endswith("┤")


@given(low=ENDS, points=ENDS, high=ENDS, width=st.integers(30, 130), plain=st.booleans())
def test_any_change_keeps_its_room_and_order(
    low: float, points: float, high: float, width: int, plain: bool
) -> None:
    low, points, high = sorted((low, points, high))
    lines = drawn([change(low, points, high)], width, ascii_only=plain)
    if not lines:
        assert width < 47
        return
    assert max(map(len, lines)) <= width
    signs = progress_ruler.ASCII_SIGNS if plain else progress_ruler.SIGNS
    row = lines[1][15:]
    assert row.count(signs.dot) == 1
    assert row.isascii() or not plain
    bar = row.strip().strip(signs.zero).strip()
    assert set(bar) <= {signs.begin, signs.bar, signs.across, signs.dot, signs.end} | {
        signs.left,
        signs.right,
    }


def test_without_a_change_there_is_no_ruler() -> None:
    assert drawn([], 77) == []

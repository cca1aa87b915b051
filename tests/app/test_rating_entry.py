"""What digits do in a rating form, key by key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.app.widgets.rating_entry import RatingEntry

START = RatingEntry((None, None, None))


def typed(keys: str, entry: RatingEntry = START) -> RatingEntry:
    """Feed keys: digits, ``_`` Space, ``v`` down, ``^`` up, ``<`` Backspace."""
    moves = {"_": "keep", "v": "down", "^": "up", "<": "clear"}
    for key in keys:
        entry = entry.digit(int(key)) if key.isdigit() else getattr(entry, moves[key])()
    return entry


@pytest.mark.parametrize(
    ("keys", "values", "row"),
    [
        ("", (None, None, None), 0),
        ("643", (6, 4, 3), 3),
        ("000", (0, 0, 0), 3),
        ("10", (10, None, None), 1),
        ("101010", (10, 10, 10), 3),
        ("1_103", (1, 10, 3), 3),
        ("1", (1, None, None), 0),
        ("15", (1, 5, None), 2),
        ("11", (1, 1, None), 1),
        ("110", (1, 10, None), 2),
        ("111", (1, 1, 1), 2),
        ("1111", (1, 1, 1), 3),
        ("1v2", (1, 2, None), 2),
        ("1^2", (2, None, None), 1),
        ("6439", (6, 4, 3), 3),
        ("64310", (6, 4, 3), 3),
        ("6<", (None, None, None), 0),
        ("64<", (6, None, None), 1),
        ("64<<", (None, None, None), 0),
        ("643<", (6, 4, None), 2),
        ("1<", (None, None, None), 0),
        ("<", (None, None, None), 0),
        ("64^^7", (7, 4, None), 1),
        ("vv3", (None, None, 3), 3),
        ("vvvv", (None, None, None), 3),
        ("^", (None, None, None), 0),
        ("_", (None, None, None), 0),
        ("6_4", (6, 4, None), 2),
    ],
)
def test_keys_rate_rows(keys: str, values: tuple[int | None, ...], row: int) -> None:
    entry = typed(keys)
    assert (entry.values, entry.row) == (values, row)


def test_a_one_waits_and_says_so() -> None:
    assert typed("1").waiting
    assert not typed("1_").waiting
    assert not typed("10").waiting
    assert typed("15").waiting is False


def test_only_typed_rows_show_their_last_value() -> None:
    reopened = RatingEntry((6, 4, None))
    assert reopened.typed == frozenset()
    assert typed("5", reopened).typed == {0}
    assert typed("5^<", reopened).typed == frozenset()


def test_a_reopened_draft_is_overwritten_from_its_first_row() -> None:
    assert typed("72", RatingEntry((6, 4, 3))).values == (7, 2, 3)


def test_the_mouse_rates_any_row_and_goes_on_from_there() -> None:
    entry = START.pick(1, 10)
    assert (entry.values, entry.row) == ((None, 10, None), 2)


WEEK = RatingEntry((None,) * 4, bounds=((0, 10), (0, 7), (1, 7), (0, 24)))
"""A row each of 0 to 10, days of a week, an overall view and doses."""


@pytest.mark.parametrize(
    ("keys", "values", "row"),
    [
        ("1", (1, None, None, None), 0),
        ("1012", (10, 1, 2, None), 3),
        ("7113", (7, 1, 1, 3), 4),
        ("v1", (None, 1, None, None), 2),
        ("vv1", (None, None, 1, None), 3),
        ("vvv9", (None, None, None, 9), 4),
        ("vvv24", (None, None, None, 24), 4),
        ("vvv25", (None, None, None, 2), 4),
        ("vvv19", (None, None, None, 19), 4),
        ("vvv1_", (None, None, None, 1), 4),
        ("vvv0", (None, None, None, 0), 4),
    ],
)
def test_a_row_of_another_range_waits_only_where_more_can_come(
    keys: str, values: tuple[int | None, ...], row: int
) -> None:
    entry = typed(keys, WEEK)
    assert (entry.values, entry.row) == (values, row)


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("", ""),
        ("7", ""),
        ("1", "0 makes it 10, Space keeps the 1."),
        ("vvv1", "0 to 9 makes it 10 to 19, Space keeps the 1."),
        ("vvv2", "0 to 4 makes it 20 to 24, Space keeps the 2."),
    ],
)
def test_a_waiting_number_says_what_it_may_become(keys: str, hint: str) -> None:
    assert typed(keys, WEEK).hint == hint


@pytest.mark.parametrize(
    ("keys", "refused"),
    [
        ("v8", (1, 8)),
        ("vv0", (2, 0)),
        ("vv8", (2, 8)),
        ("v83", (1, 8)),
        ("v8353", None),
        ("v8<", None),
        ("v8v", (1, 8)),
    ],
)
def test_a_digit_outside_the_row_is_refused_and_remembered_while_one_is_missing(
    keys: str, refused: tuple[int, int] | None
) -> None:
    entry = typed(keys, WEEK)
    assert entry.refused == refused
    assert 8 not in entry.values


@given(st.text(alphabet="0123456789_v^<", max_size=30))
def test_nothing_leaves_the_bounds_of_its_row(keys: str) -> None:
    entry = typed(keys, WEEK)
    for row, value in enumerate(entry.values):
        low, high = WEEK.bounds_of(row)
        assert value is None or low <= value <= high
    assert not entry.waiting or entry.row in (0, 3)


@given(st.text(alphabet="0123456789_v^<", max_size=30))
def test_nothing_leaves_the_scale_or_the_rows(keys: str) -> None:
    entry = typed(keys)
    assert len(entry.values) == 3
    assert all(value is None or 0 <= value <= 10 for value in entry.values)
    assert 0 <= entry.row <= 3
    assert not entry.waiting or entry.values[entry.row] == 1


@given(st.lists(st.integers(0, 10), min_size=3, max_size=3))
def test_every_answer_can_be_typed_without_looking(values: list[int]) -> None:
    keys = "".join("1_" if value == 1 else str(value) for value in values)
    assert typed(keys).values == tuple(values)

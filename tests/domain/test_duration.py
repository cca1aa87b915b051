"""How long a pain has lasted, from the month it began in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.duration import months_since

TODAY = date(2026, 11, 22)
ORDER = ("0-1", "1-3", "3+")


@pytest.mark.parametrize(
    ("since", "answer"),
    [
        ("2026-11", "0-1"),
        ("2026-10", None),  # 1 October is over a month ago, 31 October is not
        ("2026-09", "1-3"),
        ("2026-08", None),
        ("2026-07", "3+"),
        ("2025-03", "3+"),
        ("0001-01", "3+"),
        ("2026-12", None),
        ("0000-01", None),
        ("2026-13", None),
        ("2026-1", None),
        ("since spring", None),
        ("", None),
    ],
)
def test_only_a_month_that_leaves_no_doubt_gives_an_answer(since: str, answer: str | None) -> None:
    assert months_since(since, TODAY) == answer


@pytest.mark.parametrize(
    ("today", "answer"),
    [
        (date(2026, 1, 31), "0-1"),
        (date(2026, 2, 1), "0-1"),  # one month after 1 January is still "one month or less"
        (date(2026, 2, 2), None),
        (date(2026, 3, 1), "1-3"),  # one month after 31 January is 28 February
        (date(2026, 4, 1), "1-3"),
        (date(2026, 4, 2), None),
        (date(2026, 5, 1), "3+"),
    ],
)
def test_the_edges_of_january(today: date, answer: str | None) -> None:
    assert months_since("2026-01", today) == answer


@settings(max_examples=150)
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 400), st.integers(0, 200))
def test_time_only_makes_it_longer(began: date, days: int, more: int) -> None:
    since = f"{began:%Y-%m}"
    first = months_since(since, began + timedelta(days=days))
    later = months_since(since, began + timedelta(days=days + more))
    if first is not None and later is not None:
        assert ORDER.index(first) <= ORDER.index(later)


def test_the_last_years_there_are() -> None:
    assert months_since("9999-12", date(9999, 12, 31)) == "0-1"

"""Days that share a column, against tables worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.bins import bins, days_per_column
from tracker.domain.days import FromMemory
from tracker.domain.trend import DayValue, Series

START = date(2026, 3, 2)  # a Monday


def day(number: int) -> date:
    return START + timedelta(days=number)


def series(text: str) -> Series:
    """One character a day: a digit, ``.`` for a gap, ``o`` for a 9 from old memory."""
    out = []
    for number, char in enumerate(text):
        if char == "o":
            out.append(DayValue(day(number), 9.0, 1, FromMemory.OLD))
        elif char != ".":
            out.append(DayValue(day(number), float(char)))
    return tuple(out)


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    numbers = draw(st.lists(st.integers(0, 200), unique=True, max_size=60).map(sorted))
    value = st.floats(0, 10) | st.integers(0, 10).map(float)
    memory = st.sampled_from([None, None, FromMemory.RECENT, FromMemory.OLD])
    return tuple(DayValue(day(n), draw(value), 1, draw(memory)) for n in numbers)


class TestBins:
    def test_a_day_is_a_column_while_they_fit(self) -> None:
        found = bins(series("1.3"), START, day(3), 4)
        assert [one and one.middle for one in found] == [1, None, 3, None]

    def test_a_week_is_a_column_then(self) -> None:
        found = bins(series("1592..." + "......." + "4o....6"), START, day(20), 4)
        assert [one and (one.low, one.high, one.newest, one.middle, one.n) for one in found] == [
            (1, 9, 2, 3.5, 4),
            None,
            (4, 6, 6, 5, 2),
        ]
        assert found[0] is not None
        assert (found[0].first, found[0].last) == (day(0), day(6))

    def test_only_old_values_make_a_hollow_column(self) -> None:
        hollow, full = bins(series("oo.o...o5"), START, day(13), 2)
        assert hollow is not None
        assert full is not None
        assert (hollow.old, hollow.high, full.old, full.high) == (True, 9, False, 5)

    @pytest.mark.parametrize(
        ("days", "columns", "size"),
        [(56, 56, 1), (57, 56, 2), (112, 56, 2), (113, 56, 7), (3650, 58, 63), (10000, 1, 10003)],
    )
    def test_days_to_a_column(self, days: int, columns: int, size: int) -> None:
        assert days_per_column(days, columns) == size

    def test_no_room_or_no_days(self) -> None:
        assert bins(series("123"), START, day(2), 0) == ()
        assert bins(series("123"), day(2), START, 5) == ()

    @given(any_series(), st.integers(0, 200), st.integers(0, 200), st.integers(1, 70))
    @settings(max_examples=100)
    def test_bins_hold_every_day_once_and_exactly(
        self, known: Series, one: int, other: int, columns: int
    ) -> None:
        first, last = day(min(one, other)), day(max(one, other))
        found = bins(known, first, last, columns)
        inside = [v for v in known if first <= v.day <= last]
        assert 1 <= len(found) <= columns
        held = [b for b in found if b is not None]
        covered = [v for b in held for v in inside if b.first <= v.day <= b.last]
        assert covered == inside
        for b in held:
            days = [v for v in inside if b.first <= v.day <= b.last]
            values = [v.value for v in days if v.counts] or [v.value for v in days]
            assert (b.low, b.high, b.newest) == (min(values), max(values), values[-1])
            assert b.old is not any(v.counts for v in days)

"""Series with gaps: medians, windows and flares, against tables worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.days import FromMemory
from tracker.domain.trend import (
    DayValue,
    Series,
    at,
    auto_flares,
    newest_day,
    rolling_median,
    week_medians,
    within,
)

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


class TestLookingUp:
    def test_a_range_holds_both_its_ends(self) -> None:
        known = series("123.567")
        assert [v.value for v in within(known, day(1), day(4))] == [2, 3, 5]

    def test_a_day_without_an_entry_has_no_value(self) -> None:
        known = series("12.4")
        assert at(known, day(2)) is None
        assert at(known, day(9)) is None
        found = at(known, day(3))
        assert found is not None
        assert found.value == 4

    def test_the_newest_day_of_several_series(self) -> None:
        assert newest_day([series("12"), series("1.3"), ()], day(9)) == day(2)
        assert newest_day([series("12"), series("1.3")], day(1)) == day(1)
        assert newest_day([series(".12"), ()], day(0)) is None


class TestMedianLine:
    @pytest.mark.parametrize(
        ("text", "pieces"),
        [
            ("", []),
            ("55", []),
            ("555", [[(2, 5)]]),
            ("159", [[(2, 5)]]),
            ("1591", [[(2, 5), (3, 3)]]),
            # Three empty days are spanned, and no point stands on them.
            ("123...4", [[(2, 2), (6, 2.5)]]),
            # Four are not: the line is broken although the window still has three values.
            ("123....4", [[(2, 2)], [(7, 3)]]),
            # A window without three values ends the piece.
            ("123......456", [[(2, 2)], [(11, 5)]]),
            # Values from old memory neither count nor bridge.
            ("123oooo4", [[(2, 2)], [(7, 3)]]),
            # Eight days on, the first value is out of the window.
            ("90000000", [[(2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0)]]),
        ],
    )
    def test_by_hand(self, text: str, pieces: list[list[tuple[int, float]]]) -> None:
        found = rolling_median(series(text), START, day(len(text)))
        assert [[((p.day - START).days, p.value) for p in piece] for piece in found] == pieces

    def test_days_before_the_range_feed_the_window_only(self) -> None:
        found = rolling_median(series("12345"), day(3), day(4))
        assert [[(p.day, p.value, p.n) for p in piece] for piece in found] == [
            [(day(3), 2.5, 4), (day(4), 3, 5)]
        ]

    @given(any_series())
    @settings(max_examples=80)
    def test_every_point_is_the_median_of_its_own_window(self, known: Series) -> None:
        for piece in rolling_median(known, START, day(200)):
            for point in piece:
                window = [
                    v.value
                    for v in known
                    if v.counts and point.day - timedelta(days=6) <= v.day <= point.day
                ]
                assert point.n == len(window) >= 3
                assert point.value == median(window)
            for left, right in pairwise(piece):
                assert (right.day - left.day).days <= 4


def test_week_medians_need_three_days() -> None:
    weeks = week_medians(series("1.5...912.o..oo5"), START, day(20))
    assert [(w.first, w.last, w.value, w.n) for w in weeks] == [
        (day(0), day(6), 5, 3),
        (day(7), day(13), None, 2),
        (day(14), day(20), None, 1),
    ]


class TestFlares:
    @pytest.mark.parametrize(
        ("text", "flares"),
        [
            ("5555577", [6]),
            ("555557", []),
            ("5555576", []),
            ("5555567", []),
            ("555577", []),  # four days are too few to know the usual
            ("55555.77", [7]),
            ("555557.7", []),  # not two days running
            ("55555777", [6, 7]),
            ("5555o77", []),
            ("55555o7", []),
            ("55555" + "." * 11 + "77", []),  # the usual days lie too far back
            ("55555" + "." * 9 + "77", [15]),
        ],
    )
    def test_by_hand(self, text: str, flares: list[int]) -> None:
        assert auto_flares(series(text)) == tuple(day(n) for n in flares)

    def test_a_range_looks_only_at_its_days(self) -> None:
        known = series("55555777")
        assert auto_flares(known, day(7)) == (day(7),)
        assert auto_flares(known, None, day(6)) == (day(6),)

"""The two windows: where they lie, when the first fortnight stands in, and what they ignore."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_data import START, day, series

from tracker.domain import reach, windows
from tracker.domain.days import FromMemory
from tracker.domain.trend import DayValue, Series
from tracker.domain.windows import Frame, Windows, frame, start_mean, window


def found(text: str, first: int | None = 14, until: int = 60) -> Windows:
    known = series(text)
    return windows.windows(known, frame([known], None if first is None else day(first), day(until)))


class TestFrame:
    def test_the_first_day_counts_from_a_fortnight_before_the_first_session(self) -> None:
        on = frame([series("5" * 50), series("..5")], day(20), day(60))
        assert on == Frame(day(20), day(6), day(49))

    def test_of_all_days_without_a_session(self) -> None:
        assert frame([series("..5.5"), series(".5")], None, day(60)) == Frame(None, day(1), day(4))

    def test_a_session_to_come_is_none_yet(self) -> None:
        assert frame([series("555")], day(9), day(8)).first_session is None
        assert frame([series("555")], day(8), day(8)).first_session == day(8)

    def test_nothing_after_the_day_looked_at_counts(self) -> None:
        assert frame([series("5" * 50)], None, day(30)).newest == day(30)
        assert frame([series("5" * 50, first=31)], None, day(30)) == Frame(None, None, None)

    def test_values_from_old_memory_move_nothing(self) -> None:
        assert frame([series("o5.5o")], None, day(60)) == Frame(None, day(1), day(3))
        assert frame([series("ooo")], None, day(60)) == Frame(None, None, None)


class TestBaseline:
    def test_the_fourteen_days_before_the_first_session(self) -> None:
        start = found("9" + "24" * 7 + "9" * 20, first=15).baseline
        assert start is not None
        assert (start.first, start.last, start.n) == (day(1), day(14), 14)
        assert (start.mean, start.median, start.fallback) == (3, 3, False)

    @pytest.mark.parametrize(
        ("text", "fallback"),
        [
            ("5555..5.......", False),
            ("55555.........", True),  # spans five days
            ("55555.5.......", False),
            ("5555.........", True),
            ("5..5..5......5", True),  # four days
            ("5o.5o.5o.....5", True),
            ("5..5..5..5...5", False),
            (".......5555555", False),
            ("........555555", True),
        ],
    )
    def test_five_days_that_span_a_week_or_the_first_fortnight(
        self, text: str, fallback: bool
    ) -> None:
        start = found(text.ljust(14, ".") + "6" * 30).baseline
        assert start is not None
        assert start.fallback is fallback

    def test_the_first_fortnight_begins_with_the_first_check_in(self) -> None:
        start = found(".........5.5" + ".." + "6" * 30).baseline
        assert start is not None
        assert (start.first, start.last) == (day(9), day(22))
        assert (start.n, start.fallback) == (11, True)

    def test_whatever_was_rated_first_begins_it_for_all(self) -> None:
        pain, ease = series("." * 20 + "5" * 20), series("." * 10 + "4" * 30)
        on = frame([pain, ease], day(14), day(60))
        start = windows.baseline(pain, on)
        assert start is not None
        assert (start.first, start.n) == (day(10), 4)

    def test_check_ins_before_the_fortnight_never_count(self) -> None:
        known = series("5" * 10 + "." * 30 + "6" * 20)
        start = windows.baseline(known, frame([known], day(40), day(60)))
        assert start is not None
        assert (start.first, start.fallback) == (day(40), True)

    def test_without_a_session_there_is_none(self) -> None:
        assert found("5" * 40, first=None).baseline is None

    def test_without_any_check_in_since_it_is_empty(self) -> None:
        start = found("", first=14).baseline
        assert start is not None
        assert (start.n, start.mean, start.fallback) == (0, None, False)


class TestRecent:
    def test_the_fourteen_days_up_to_the_newest_check_in(self) -> None:
        recent = found("9" * 20 + "24" * 7).recent
        assert recent is not None
        assert (recent.first, recent.last, recent.n, recent.mean) == (day(20), day(33), 14, 3)

    def test_the_newest_of_any_measure(self) -> None:
        pain, ease = series("5" * 30), series("5" * 33)
        recent = windows.windows(pain, frame([pain, ease], None, day(60))).recent
        assert recent is not None
        assert (recent.last, recent.n) == (day(32), 11)

    def test_old_memory_is_left_out_and_recent_memory_counts(self) -> None:
        known = (*series("5555"), DayValue(day(4), 0, 1, FromMemory.RECENT), *series("o", 5))
        recent = windows.windows(known, frame([known], None, day(9))).recent
        assert recent is not None
        assert (recent.n, recent.mean) == (5, 4)


class TestTogether:
    @pytest.mark.parametrize(("days", "overlap"), [(26, True), (27, False), (40, False)])
    def test_they_must_not_share_a_day(self, days: int, overlap: bool) -> None:
        assert found("5" * (days + 1)).overlap is overlap

    def test_check_ins_only_long_before_overlap_with_nothing(self) -> None:
        both = found("5" * 10, first=40)
        assert not both.overlap
        assert both.fewest == 0

    def test_no_window_no_overlap(self) -> None:
        assert not found("5" * 10, first=None).overlap
        assert not found("", first=4).overlap

    @pytest.mark.parametrize(("before", "shown"), [("5", False), ("55", True)])
    def test_under_three_values_there_is_no_mean(self, before: str, shown: bool) -> None:
        both = found(before + "." * 40 + "6")
        for held in (both.baseline, both.recent):
            assert held is not None
            assert held.n > 0
            assert (held.mean is not None, held.median is not None) == (shown, shown)

    def test_the_start_is_a_number_with_five_days(self) -> None:
        known = series("4" * 14 + "6" * 20)
        assert start_mean(known, frame([known], day(14), day(60))) == 4
        few = series("4444" + "." * 30)
        assert start_mean(few, frame([few], day(14), day(60))) is None
        assert start_mean(known, frame([known], None, day(60))) is None


def test_the_ends_of_the_calendar_hold() -> None:
    last = (DayValue(date.max, 5.0),)
    on = frame([last], date.max, date.max)
    assert windows.windows(last, on).recent is not None
    first = (DayValue(date.min, 5.0),)
    on = frame([first], date.min, date.min)
    both = windows.windows(first, on)
    assert both.baseline is not None


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    numbers = draw(st.lists(st.integers(0, 400), unique=True, max_size=80).map(sorted))
    memory = st.sampled_from([None, None, FromMemory.RECENT, FromMemory.OLD])
    return tuple(
        DayValue(day(n), draw(st.integers(0, 10).map(float)), 1, draw(memory)) for n in numbers
    )


@given(
    st.lists(any_series(), min_size=3, max_size=3),
    st.integers(0, 420) | st.none(),
    st.integers(0, 420),
)
@settings(max_examples=120)
def test_only_the_days_asked_for_are_ever_needed(
    everything: list[Series], session: int | None, until: int
) -> None:
    first = None if session is None else day(session)
    on = frame(everything, first, day(until))
    for spans in (windows.window_days(on), reach.days_needed(on, day(until))):
        for (_, last), (then, _) in pairwise(spans):
            assert (then - last).days > 1
        kept = [
            tuple(v for v in one if any(a <= v.day <= b for a, b in spans)) for one in everything
        ]
        if spans == reach.days_needed(on, day(until)):
            assert frame(kept, first, day(until)) == on
        for whole, part in zip(everything, kept, strict=True):
            assert windows.windows(part, on) == windows.windows(whole, on)


@pytest.mark.parametrize("years", [1, 10, 40])
def test_the_days_needed_do_not_grow_with_the_file(years: int) -> None:
    until = START + timedelta(days=365 * years)
    for session in (START + timedelta(days=40), until - timedelta(days=40), None):
        spans = reach.days_needed(Frame(session, START, until), until, START + timedelta(days=200))
        assert sum((last - first).days + 1 for first, last in spans) < 800


def test_a_window_lists_its_days() -> None:
    held = window(series("1.35o"), day(0), day(4))
    assert (held.values, held.n, held.enough) == ((1, 3, 5), 3, False)
    assert window(series("12345"), day(0), day(4)).enough

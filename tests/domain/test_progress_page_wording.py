"""What Progress says of the days it compares, and from when on it can."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import progress_page_wording as words
from tracker.domain.days import label
from tracker.domain.measure import Better
from tracker.domain.measure_result import MeasureResult, Setting, measure_result
from tracker.domain.progress_wording import Spoken
from tracker.domain.session_results import SessionNumbers, session_figures
from tracker.domain.trend import DayValue
from tracker.domain.windows import Window, Windows, window

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def filled(first: date, last: date, days: list[date]) -> Window:
    return window(tuple(DayValue(day, 5) for day in sorted(days)), first, last)


START = filled(ago(60), ago(47), [ago(60 - k) for k in range(10)])


@given(st.sets(st.integers(0, 13), max_size=4))
def test_the_day_named_is_the_first_on_which_five_can_be_filled(recorded: set[int]) -> None:
    days = [ago(back) for back in recorded]
    # The newest window ends on the newest day that has a rating.
    newest = max(days, default=ago(0))
    now = filled(newest - timedelta(days=13), newest, days)

    said = words.when_possible(Windows(START, now), TODAY)

    first = next(
        day for day in (TODAY + timedelta(days=k) for k in range(20)) if _possible(day, set(days))
    )
    assert said == f"With a check-in a day it is possible from {label(first)} on."


def _possible(day: date, recorded: set[date]) -> bool:
    """Whether five days of the fourteen up to ``day`` are filled, a check-in a day from today."""
    every = recorded | {TODAY + timedelta(days=k) for k in range((day - TODAY).days + 1)}
    return sum(day - timedelta(days=13) <= one <= day for one in every) >= 5


def test_fortnights_that_share_days_say_what_each_needs() -> None:
    early = filled(ago(15), ago(2), [ago(15), ago(9)])
    late = filled(ago(13), ago(0), [ago(3)])
    said = words.when_possible(Windows(early, late), TODAY)
    assert said == "So far 2 and 1 days are filled; each side needs 5."


def test_a_start_that_is_over_leads_on() -> None:
    thin = filled(ago(60), ago(47), [ago(60)])
    said = words.when_possible(Windows(thin, filled(ago(13), ago(0), [])), TODAY)
    assert "b compares before and after another day" in said


def test_without_a_session_the_standing_sentence_says_it_all() -> None:
    assert words.when_possible(Windows(None, START), TODAY) == ""


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2026, 11, 9), TODAY, "9–22 Nov"),
        (date(2026, 10, 27), date(2026, 11, 9), "27 Oct – 9 Nov"),
        (date(2025, 12, 25), date(2026, 1, 7), "25 Dec – 7 Jan"),
        (date(2021, 1, 24), date(2021, 2, 6), "24 Jan – 6 Feb 2021"),
    ],
)
def test_days_are_named_as_shortly_as_they_can(first: date, last: date, says: str) -> None:
    assert words._span(filled(first, last, []), TODAY) == says


def test_few_sessions_are_listed_one_by_one() -> None:
    held = [
        SessionNumbers(ago(9), "a", before=7, after=4.5),
        SessionNumbers(ago(2), "b", before=6),
        SessionNumbers(ago(1), "c"),
    ]
    figures = session_figures(held)
    assert figures is not None
    assert words.sessions_listed(figures) == (
        "3 sessions so far.",
        "13 Nov: pain 7 before → 4.5 after.",
        "20 Nov: pain 6 before.",
    )


@pytest.mark.parametrize(
    ("newest", "said"),
    [
        (0, "27 days more are needed."),
        (13, "14 days more are needed."),
        (26, "1 day more is needed."),
    ],
)
def test_no_later_fortnight_is_named_before_it_lies_after_the_first(newest: int, said: str) -> None:
    begun = date(2026, 9, 1)
    last = begun + timedelta(days=newest)
    first = filled(begun, begun + timedelta(days=13), [begun])
    now = filled(last - timedelta(days=13), last, [last])

    found = words.windows_words([_result(first, now)], ("first", "last"), last)

    assert found.startswith("First 1–14 Sep. ")
    assert said in found
    assert "last" not in found
    assert "Aug" not in found


def test_fortnights_that_lie_apart_are_both_named() -> None:
    begun = date(2026, 9, 1)
    first = filled(begun, begun + timedelta(days=13), [begun])
    now = filled(date(2026, 9, 15), date(2026, 9, 28), [date(2026, 9, 28)])
    found = words.windows_words([_result(first, now)], ("first", "last"), date(2026, 9, 28))
    assert found.startswith("First 1–14 Sep, last 15–28 Sep. ")


def _result(first: Window, now: Window) -> MeasureResult:
    on = Setting(None, frozenset(), frozenset(), so_far=False, hidden=False, spoken=Spoken())
    return measure_result("pain_avg", Better.LOWER, Windows(first, now), None, on)

"""The trend over weekly medians: when it is earned, and when a direction may be named."""

from __future__ import annotations

import pytest
from progress_data import day, series

from tracker.domain.trend import DayValue
from tracker.domain.weekly_trend import MOST_WEEKS, Direction, line, weekly_trend

FIRST = day(14)


def weeks(text: str, filled: str = "ddd....") -> str:
    """Seven days for each digit, filled as in the pattern; ``.`` leaves the week empty."""
    return "".join(filled.replace("d", digit) if digit != "." else "." * 7 for digit in text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("77666555", Direction.FALLING),
        ("55666777", Direction.RISING),
        ("6666", Direction.NONE),
        ("7676767", Direction.NONE),
    ],
)
def test_words(text: str, words: Direction) -> None:
    known = series(weeks(text))
    found = weekly_trend(known, FIRST, known[-1].day)
    assert found is not None
    assert found.words is words


def test_the_worked_example() -> None:
    known = series(weeks("77666555"))
    found = weekly_trend(known, FIRST, day(55))
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    per_day = [round(f / 7, 4) for f in (found.per_week, found.low, found.high)]
    assert per_day == [-0.0476, -0.0571, -0.0286]
    assert (found.n, round(found.change, 4)) == (8, round(-49 / 21, 4))
    assert found.points[0] == (day(3), 7)


def test_a_direction_needs_a_point_from_end_to_end() -> None:
    slow = [(day(7 * k), 5 - 0.12 * k) for k in range(8)]
    found = line(slow)
    assert found is not None
    assert found.high is not None
    assert found.high < 0
    assert (found.words, round(found.change, 2)) == (Direction.NONE, -0.84)
    quick = line([(when, 5 - 1.2 * (5 - value)) for when, value in slow])
    assert quick is not None
    assert quick.words is Direction.FALLING


@pytest.mark.parametrize(
    ("text", "earned"),
    [
        (weeks("7766"), True),
        (weeks("776"), False),
        (weeks("77.6.6"), True),
        (weeks("7766", "dd....."), False),
        (weeks("776") + "66", False),  # the fourth week is not over and has two days
        (weeks("776") + "666", True),
        (weeks("7766").replace("7", "o", 1), False),
    ],
)
def test_four_weeks_with_three_days_each(text: str, earned: bool) -> None:
    known = series(text)
    assert (weekly_trend(known, FIRST, known[-1].day) is not None) is earned


def test_weeks_are_counted_from_two_before_the_first_session() -> None:
    known = series(weeks("9999") + weeks("77666555"))
    found = weekly_trend(known, day(42), known[-1].day)
    assert found is not None
    assert found.points[0] == (day(31), 7)
    assert found.n == 8


def test_a_course_without_end_costs_no_more_every_week() -> None:
    known = tuple(DayValue(day(n), float(n % 11)) for n in range(4000))
    found = weekly_trend(known, FIRST, day(3999))
    assert found is not None
    assert found.n == MOST_WEEKS
    assert found.points[-1][0] > day(3990)


def test_before_the_weeks_begin_there_is_none() -> None:
    assert weekly_trend(series("5555"), day(60), day(3)) is None
    assert line([(day(1), 5.0), (day(1), 6.0)]) is None

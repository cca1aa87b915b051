"""Which day without a check-in is offered to be filled in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.services import checkins, pausing
from tracker.services.checkin_form import open_day
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("filled", "offered"),
    [
        ((), []),
        ((0,), []),
        ((0, 3), [1, 2]),
        ((3,), [1, 2]),
        ((0, 1, 3), [2]),
        ((0, 2), [1]),
        ((0, 1, 2), []),
        # Two weeks without one: tracking has ended.
        ((14,), [1, 2]),
        ((15,), []),
    ],
)
def test_the_last_two_days_are_offered_newest_first(
    diary: Diary, filled: tuple[int, ...], offered: list[int]
) -> None:
    for days in filled:
        checkins.save(diary, CheckIn(back(days), ease=5))
    found: list[int] = []
    day = open_day(diary)
    while day is not None:
        found.append((TODAY - day).days)
        day = open_day(diary, day)
    assert found == offered


def test_no_day_is_offered_on_which_nothing_was_asked(diary: Diary) -> None:
    checkins.save(diary, CheckIn(back(5), ease=5))
    assert open_day(diary) == back(1)
    pausing.set_weekly_only(diary, True)
    assert open_day(diary) is None
    pausing.set_weekly_only(diary, False)
    pausing.pause(diary)
    # The pause begins today; the days before it stay open.
    assert open_day(diary) == back(1)

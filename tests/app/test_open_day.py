"""The open days of the last two, offered one after the other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driving import OpenApp, burst, shows, shows_screen, toasts, wait_for

from tracker.domain.checkin import CheckIn
from tracker.domain.records import Kind
from tracker.services import checkins, drafting, records
from tracker.services.diary import Diary
from tracker.store.entries import Filter

OFFER = "Sat is open: Enter fills it, - leaves it."
NEXT = "Fri is open: Enter fills it, - leaves it."


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    checkins.save(diary, CheckIn(diary.today() - timedelta(days=3), ease=6, pain=4))


def days_ago(diary: Diary) -> list[int]:
    found = records.listed(diary, Filter(kind=Kind.CHECKIN))
    return [(diary.today() - entry.day).days for entry in found]


async def test_enter_fills_the_day_that_was_offered(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["c", *"643", "enter", "enter", *"754", "enter"])

        await wait_for(lambda: days_ago(diary) == [0, 1, 3], "both days are filled")
        await wait_for(lambda: OFFER in toasts(pilot), "it was offered")


async def test_minus_leaves_it_and_enter_then_goes_on_with_a_draft(
    open_app: OpenApp, diary: Diary
) -> None:
    kept = drafting.keep(
        diary, None, "question", diary.today(), '{"text": "unfinished", "private": false}'
    )
    drafting.close(diary, kept)
    async with open_app() as pilot:
        burst(pilot, ["c", *"643", "enter", "minus", "enter"])

        await shows_screen(pilot, "QuestionScreen")
        assert days_ago(diary) == [0, 3]


@pytest.mark.parametrize("keys", [["T"], ["3", "1"], ["question_mark", "escape"], ["f"]])
async def test_any_other_key_lets_it_go(open_app: OpenApp, diary: Diary, keys: list[str]) -> None:
    async with open_app() as pilot:
        burst(pilot, ["c", *"643", "enter"])
        await wait_for(lambda: OFFER in toasts(pilot), "it is offered")

        await pilot.press(*keys)

        await shows_screen(pilot, "TodayScreen")
        assert pilot.app.screen.open_day is None  # type: ignore[attr-defined]
        await pilot.press("enter")
        await shows_screen(pilot, "AboutYou")


async def test_one_sweep_fills_every_day_that_is_open(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["c", *"643", "enter", "enter", *"754", "enter"])
        await wait_for(lambda: NEXT in toasts(pilot), "the day before is offered too")

        burst(pilot, ["enter", *"532", "enter"])

        await wait_for(lambda: days_ago(diary) == [0, 1, 2, 3], "all are filled")
        await shows_screen(pilot, "TodayScreen")
        assert pilot.app.screen.open_day is None  # type: ignore[attr-defined]


async def test_a_day_that_is_filled_is_not_offered(open_app: OpenApp, diary: Diary) -> None:
    for back in (1, 2):
        checkins.save(diary, CheckIn(diary.today() - timedelta(days=back), ease=6, pain=4))
    async with open_app() as pilot:
        burst(pilot, ["c", *"643", "enter"])

        await wait_for(lambda: days_ago(diary) == [0, 1, 2, 3], "it is saved")
        await wait_for(lambda: toasts(pilot), "it is said")
        await shows_screen(pilot, "TodayScreen")
        assert OFFER not in toasts(pilot)


async def test_it_works_on_every_main_screen(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("3")
        await shows(pilot, "1 record")
        burst(pilot, ["c", *"643", "enter", "enter"])

        await shows_screen(pilot, "CheckInScreen")
        await shows(pilot, "Check-in · Sat 21 Nov")

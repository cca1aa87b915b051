"""The first start."""

from __future__ import annotations

import pytest
from driving import HOSTILE, SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for

from tracker.domain.records import Entry
from tracker.domain.sites import Place, Side
from tracker.services import drafting, profile, records
from tracker.services.diary import Diary
from tracker.store.entries import Filter


def recorded(diary: Diary) -> list[Entry]:
    return records.listed(diary, Filter())


@pytest.mark.parametrize("size", SIZES)
async def test_everything_typed_in_one_burst_ends_in_a_saved_check_in(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await shows(pilot, "It cannot notice an")
        await shows(pilot, "nothing leaves this machine")

        burst(pilot, [*"kn l", "enter", *"8m", "enter", "1", "6", "4", "3", "enter"])

        await wait_for(lambda: recorded(diary), "the check-in is saved")
        await shows_screen(pilot, "TodayScreen")
        known = profile.load(diary)
        assert known.place == Place("knee", Side.LEFT)
        assert known.facts == {"since": "2026-03", "stage": "thinking"}
        (entry,) = recorded(diary)
        assert [entry.value(m) for m in ("ease", "pain_avg", "stiffness")] == [6, 4, 3]
        assert {rating.place for rating in entry.ratings} == {Place("knee", Side.LEFT)}


async def test_everything_may_stay_blank(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        await shows_screen(pilot, "FirstRun")

        burst(pilot, ["enter", "enter", "enter"])

        await shows_screen(pilot, "CheckInScreen")
        assert profile.load(diary) == profile.Profile(None, {})


async def test_three_asks_for_the_first_session(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        await shows_screen(pilot, "FirstRun")

        burst(pilot, [*"low back", "enter", "enter", "3", *"-30d", "enter"])

        await shows_screen(pilot, "CheckInScreen")
        facts = profile.load(diary).facts
        assert facts == {"stage": "had_some", "began": "2026-10-23"}


async def test_three_with_a_blank_day_is_fine(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        await shows_screen(pilot, "FirstRun")

        burst(pilot, ["enter", "enter", "3", "enter"])

        await shows_screen(pilot, "CheckInScreen")
        assert profile.load(diary).facts == {"stage": "had_some"}


@pytest.mark.parametrize(
    ("keys", "typed", "allowed"),
    [
        (["enter"], "liver", "a place such as"),
        (["enter"], "[b]", "a place such as"),
        (["down", "enter"], "2030-01", "a month up to this one"),
    ],
)
async def test_an_answer_that_cannot_be_read_says_what_can_and_stays(
    open_app: OpenApp, diary: Diary, keys: list[str], typed: str, allowed: str
) -> None:
    async with open_app() as pilot:
        await shows_screen(pilot, "FirstRun")

        burst(pilot, [*keys[:-1], *typed, keys[-1]])

        await shows(pilot, allowed)
        assert typed in screen_text(pilot)
        await shows_screen(pilot, "FirstRun")


async def test_an_unreadable_answer_passed_over_is_gone_back_to(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app() as pilot:
        await shows_screen(pilot, "FirstRun")

        burst(pilot, ["down", *"soon", "tab", "2"])

        await shows(pilot, "a month up to this one")
        await shows(pilot, "▸ Since when?")
        assert profile.load(diary).facts == {}

        burst(pilot, [*["backspace"] * 4, "enter", "2"])
        await shows_screen(pilot, "CheckInScreen")
        assert profile.load(diary).facts == {"stage": "waiting"}


async def test_escape_skips_it_for_this_run_and_keeps_what_was_typed(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app() as pilot:
        await shows_screen(pilot, "FirstRun")
        burst(pilot, [*"kn l", "escape"])
        await shows_screen(pilot, "TodayScreen")
        await shows(pilot, "Unfinished first questions")
        assert recorded(diary) == []

        await pilot.press("c", "escape")
        await shows_screen(pilot, "TodayScreen")

    async with open_app() as pilot:
        await shows(pilot, "kn l")
        burst(pilot, ["enter", "enter", "4"])
        await shows_screen(pilot, "CheckInScreen")
        assert profile.load(diary).place == Place("knee", Side.LEFT)
        assert drafting.offers(diary) == ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", HOSTILE)
async def test_any_words_are_only_words(
    open_app: OpenApp, words: str, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await shows_screen(pilot, "FirstRun")
        screen = pilot.app.screen
        screen._place.insert_text_at_cursor(words)  # type: ignore[attr-defined]
        await pilot.press("enter")

        await shows(pilot, "a place such as")
        assert not set(screen_text(pilot)) & set("\x1b\x07\x9b\u202e\u2066")

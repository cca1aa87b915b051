"""The form for things that happened, and help after certain notes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driving import HOSTILE, SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for

from tracker.domain.records import Kind
from tracker.services import drafting, events, profile, records
from tracker.services.diary import Diary
from tracker.store.entries import Filter


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})


def kept(diary: Diary) -> list[tuple[str | None, str | None]]:
    found = records.listed(diary, Filter(kind=Kind.EVENT), newest_first=False)
    return [(entry.event_tag, entry.note) for entry in found]


@pytest.mark.parametrize("size", SIZES)
async def test_f_notes_a_flare_at_once_and_f_again_offers_the_rest(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        burst(pilot, ["f", "f", "6", "enter"])

        await wait_for(lambda: len(kept(diary)) == 2, "both are saved")
        await shows_screen(pilot, "TodayScreen")
        assert set(kept(diary)) == {("flare", None), ("stress", None)}


async def test_a_note_typed_in_one_burst_is_words_and_not_keys(
    open_app: OpenApp, diary: Diary
) -> None:
    events.save(diary, "flare", diary.today())
    async with open_app() as pilot:
        burst(pilot, ["f", "3", "t", *"fell 1 [stair]", "ctrl+s"])

        await wait_for(lambda: len(kept(diary)) == 2, "it is saved")
        assert ("injury", "fell 1 [stair]") in kept(diary)


async def test_nothing_is_saved_before_it_is_said_what_it_was(
    open_app: OpenApp, diary: Diary
) -> None:
    events.save(diary, "flare", diary.today())
    async with open_app() as pilot:
        await pilot.press("f", "enter")

        await shows(pilot, "What was it? A digit from 1 to 7")
        await pilot.press("right_square_bracket")
        await shows(pilot, "That day has not come yet.")
        assert len(kept(diary)) == 1


async def test_brackets_change_the_day(open_app: OpenApp, diary: Diary) -> None:
    events.save(diary, "flare", diary.today())
    async with open_app() as pilot:
        await pilot.press("f", "left_square_bracket", "left_square_bracket", "4", "enter")

        await wait_for(lambda: len(kept(diary)) == 2, "it is saved")
        (first, *_) = records.listed(diary, Filter(kind=Kind.EVENT), newest_first=False)
        assert (first.event_tag, first.day) == ("illness", diary.today() - timedelta(days=2))


async def test_escape_keeps_it_and_it_can_be_gone_on_with(open_app: OpenApp, diary: Diary) -> None:
    events.save(diary, "flare", diary.today())
    async with open_app() as pilot:
        burst(pilot, ["f", "5", "t", *"swim", "escape", "escape"])
        await wait_for(lambda: drafting.offers(diary), "the draft is kept")
        await shows(pilot, "Unfinished event")

        await pilot.press("enter")
        await shows(pilot, "Enter saves: New exercise")
        await pilot.press("enter")

        await wait_for(lambda: len(kept(diary)) == 2, "it is saved")
        assert ("new_exercise", "swim") in kept(diary)
        assert drafting.offers(diary) == ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", HOSTILE)
async def test_any_note_is_shown_as_words(
    open_app: OpenApp, diary: Diary, words: str, size: tuple[int, int]
) -> None:
    from tracker.app.screens.event import EventScreen

    saved = events.save(diary, "other", diary.today(), note=words)
    before = kept(diary)
    async with open_app(size) as pilot:
        pilot.app.push_screen(EventScreen(pilot.app.desk, entry_id=saved.id))
        await shows(pilot, "Enter saves: Something else")
        assert "\x1b" not in screen_text(pilot)

        await pilot.press("2", "enter")

        await wait_for(lambda: kept(diary) != before, "it is saved")
        assert kept(diary) == [("new_medicine", before[0][1])]


@pytest.mark.parametrize("keys", [["f", "f", "7", "t"], ["c", "5", "5", "5", "t"], ["n"]])
async def test_help_is_shown_after_a_note_that_asks_for_it(
    open_app: OpenApp, keys: list[str]
) -> None:
    async with open_app() as pilot:
        await pilot.press(*keys)
        burst(pilot, [*"I want to die", "ctrl+s"])

        await shows_screen(pilot, "Urgent")
        await shows(pilot, "please reach out")

"""The form for one question."""

from __future__ import annotations

import pytest
from driving import HOSTILE, SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for

from tracker.domain.records import Kind
from tracker.services import drafting, events, profile, records
from tracker.services.diary import Diary
from tracker.store.entries import Filter


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})


def questions(diary: Diary) -> list[str]:
    return [e.note or "" for e in records.listed(diary, Filter(kind=Kind.QUESTION))]


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_typed_in_one_burst_is_kept_whole(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        words = "Is the tingling worth a look? 1 2 3 q c s [b]"

        burst(pilot, ["n", *words, "enter"])

        await wait_for(lambda: questions(diary), "the question is saved")
        await shows_screen(pilot, "TodayScreen")
        assert questions(diary) == [words]


async def test_nothing_typed_is_not_kept_and_says_what_is_needed(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("n", "space", "enter")

        await shows(pilot, "a question needs some words")
        assert questions(diary) == []


async def test_escape_keeps_the_words_and_n_goes_on_with_them(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["n", *"half a th", "escape"])
        await wait_for(lambda: drafting.offers(diary), "the draft is kept")
        await shows_screen(pilot, "TodayScreen")

        await pilot.press("n")
        await shows(pilot, "half a th")
        burst(pilot, [*"ought", "enter"])

        await wait_for(lambda: questions(diary), "the question is saved")
        assert questions(diary) == ["half a thought"]
        assert drafting.offers(diary) == ()


async def test_enter_on_today_opens_the_unfinished_question(
    open_app: OpenApp, diary: Diary
) -> None:
    kept = drafting.keep(
        diary, None, "question", diary.today(), '{"text": "unfinished", "private": true}'
    )
    drafting.close(diary, kept)
    async with open_app() as pilot:
        await pilot.press("enter")

        await shows(pilot, "unfinished")
        await shows(pilot, "Private")


async def test_private_is_kept(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("n", *"why", "f3", "enter")

        await wait_for(lambda: questions(diary), "the question is saved")
        assert [e.private for e in records.listed(diary, Filter(kind=Kind.QUESTION))] == [True]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", HOSTILE)
async def test_any_words_can_be_edited_and_stay_words(
    open_app: OpenApp, diary: Diary, words: str, size: tuple[int, int]
) -> None:
    from tracker.app.screens.question import QuestionScreen

    saved = events.save_question(diary, words)
    kept = questions(diary)
    async with open_app(size) as pilot:
        screen = QuestionScreen(pilot.app.desk, entry_id=saved.id)
        pilot.app.push_screen(screen)
        await shows(pilot, "(change)")
        await wait_for(lambda: screen._words.text == kept[0].strip(), "it is loaded")
        assert "\x1b" not in screen_text(pilot)
        assert "\u202e" not in screen_text(pilot)

        await pilot.press("!", "enter")

        await wait_for(lambda: questions(diary) != kept, "it is saved")
        assert questions(diary) == [kept[0] + "!"]


async def test_slips_mended_while_typing_ahead_are_mended_in_order(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app() as pilot:
        keys = ["n", *"whx", "backspace", "y", "home", "delete", "W", "end", "?", "enter"]

        burst(pilot, keys)

        await wait_for(lambda: questions(diary), "the question is saved")
        assert questions(diary) == ["Why?"]


async def test_one_letter_and_escape_are_enough_for_a_draft(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["n", "a", "escape"])

        await wait_for(lambda: drafting.offers(diary), "the draft is kept")

"""The safety pages by themselves: which are asked, what they say, and what they close."""

from __future__ import annotations

import pytest
from driving import SIZES, OpenApp, burst, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.app.main import TrackerApp
from tracker.app.screens.safety_form import SafetyForm
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Entry, Kind
from tracker.domain.safety import Answer, Tier
from tracker.services import drafting, readiness, records
from tracker.services.diary import Diary, Saved
from tracker.services.records import Filter

URGENT = (Tier.EMERGENCY, Tier.SEE_SOON)


def screens(diary: Diary) -> list[Entry]:
    return records.listed(diary, Filter(kind=Kind.SAFETY))


async def ask(
    pilot: Pilot[int], tiers: tuple[Tier, ...] = URGENT, reason: str = ""
) -> list[Saved | None]:
    """Open the form; what it was dismissed with is put into the list."""
    app = pilot.app
    assert isinstance(app, TrackerApp)
    await shows(pilot, "When it suits you")
    ended: list[Saved | None] = []
    app.push_screen(SafetyForm(app.desk, tiers=tiers, reason=reason), ended.append)
    return ended


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_no_to_tiers_1_and_2_closes_what_was_open(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    readiness.save(back, Attempt(safety={"E1": Answer.YES}))
    assert readiness.safety_open(back)
    async with open_app(size) as pilot:
        ended = await ask(pilot, reason="You answered: numbness.")
        await shows(pilot, "You answered: numbness.")
        burst(pilot, ["n"] * 5 + ["enter"])
        await shows(pilot, "Safety, page 2 of 2")
        burst(pilot, ["n"] * 11 + ["enter"])
        await shows(pilot, "You answered no to every line.")
        await pilot.press("enter")
        await wait_for(lambda: ended, "saved")
    assert isinstance(ended[0], Saved)
    assert not readiness.safety_open(back)
    assert len(readiness.attempt_of(screens(back)[0]).safety) == 16


async def test_keys_typed_before_it_is_there_count(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        ended = await ask(pilot)
        burst(pilot, [*["n"] * 5, "enter", *["n"] * 11, "enter", "enter"])
        await wait_for(lambda: ended, "saved")
    assert set(readiness.attempt_of(screens(back)[0]).safety.values()) == {Answer.NO}


async def test_an_urgent_sign_ends_it(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        ended = await ask(pilot)
        await pilot.press("n", "n", "y")
        await shows(pilot, "Please get medical help now.")
        await pilot.press("enter")
        await wait_for(lambda: ended, "saved")
    assert readiness.attempt_of(screens(back)[0]).safety["E3"] is Answer.YES
    assert readiness.safety_open(back)


async def test_a_sign_of_page_2_shows_its_text(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        ended = await ask(pilot)
        burst(pilot, [*["n"] * 5, "enter", *["n"] * 10, "y", "enter"])
        await shows(pilot, "Have this checked before any massage.")
        await shows(pilot, "a new headache with scalp, jaw or sight changes")
        await pilot.press("enter")
        await wait_for(lambda: ended, "saved")
    assert readiness.safety_open(back)


async def test_what_a_therapist_should_know_shows_each_text(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        ended = await ask(pilot, (Tier.CHECK_FIRST,))
        await shows(pilot, "Safety, page 1 of 1")
        burst(pilot, ["n", "y", "y", *["n"] * 3, "s", *["n"] * 5, "enter"])
        await shows(pilot, "blood thinners")
        burst(pilot, ["y", "enter", "n"])
        await shows(pilot, "Wait until it has healed or passed")
        await pilot.press("enter")
        await shows(pilot, "Talk it over first.")
        await shows(pilot, "until it has healed or passed; no massage")
        await shows(pilot, "tell your therapist")
        await pilot.press("enter")
        await wait_for(lambda: ended, "saved")
    kept = readiness.attempt_of(screens(back)[0])
    assert set(kept.cleared) == {"C2"}
    assert kept.safety["C7"] is Answer.NOT_SURE


async def test_escape_keeps_it_with_its_pages_and_reason(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        ended = await ask(pilot, (Tier.CHECK_FIRST,), "You answered: health or medicines.")
        await pilot.press("y", "n", "escape")
        await wait_for(lambda: ended == [None], "left")
        assert screens(back) == []
    async with open_app() as pilot:
        await shows(pilot, "Unfinished safety screen")
        await pilot.press("enter")
        await shows(pilot, "You answered: health or medicines.")
        await shows_screen(pilot, "SafetyForm")
        form = pilot.app.screen
        assert isinstance(form, SafetyForm)
        assert form.flow.attempt.safety == {"C1": Answer.YES, "C2": Answer.NO}
        assert form.flow.row == 2
        burst(pilot, [*["n"] * 10, "enter", "s", "enter"])
        await shows_screen(pilot, "TodayScreen")
    assert len(screens(back)) == 1
    assert drafting.newest(back, "safety") is None

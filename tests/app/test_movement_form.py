"""Movement tests, by their keys: chosen, explained, typed, saved, refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.domain.movement import Measured, MovementForm
from tracker.domain.records import Kind
from tracker.domain.sites import Side, parse_place
from tracker.services import drafting, events, movement, profile, records
from tracker.services.diary import Diary
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def back(diary: Diary) -> Diary:
    """The low back hurts, so that bending forward comes first; measured once, a week ago."""
    profile.set_place(diary, parse_place("low_back"))
    first = MovementForm(TODAY - timedelta(days=7), (Measured("ftf_cm", 14.5),))
    movement.save(diary, first)
    return diary


def of_today(diary: Diary) -> list[MovementForm]:
    found = records.listed(diary, Filter(kind=Kind.TEST, since=TODAY))
    return [movement.load(diary, entry.id) for entry in found]


async def home(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TodayScreen")
    await wait_for(lambda: pilot.app._notifications, "a toast")


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_a_test_is_explained_and_its_last_number_shown_only_after_typing(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("m")
        await shows(pilot, "1 Fingertips to floor")
        await pilot.press("1")
        await shows(pilot, "How to do it the same way every time")
        await shows(pilot, "Stand with feet together")
        await shows(pilot, "0 to 100, in steps of 0.5")
        assert "14.5" not in screen_text(pilot)
        await pilot.press("1", "2")
        await shows(pilot, "last time 14.5, Sun 15 Nov")
        await pilot.press("enter")
        await shows(pilot, "Enter saves: fingertips to floor 12 cm")
        await pilot.press("enter")
        await home(pilot)
    assert of_today(back) == [MovementForm(TODAY, (Measured("ftf_cm", 12),))]


async def test_several_tests_in_one_burst_are_one_record(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        typed = ["1", *"12.5", "enter", "2", *"-4", "enter", "4", *"60", "enter", *"55", "enter"]
        burst(pilot, ["m", *("minus" if key == "-" else key for key in typed), "enter"])
        await home(pilot)
    (form,) = of_today(back)
    assert set(form.values) == {
        Measured("ftf_cm", 12.5),
        Measured("sit_reach_cm", -4),
        Measured("neck_rot", 60, Side.LEFT),
        Measured("neck_rot", 55, Side.RIGHT),
    }


@pytest.mark.parametrize("text", ["101", "12.3", "1,2,5", "a lot", "-1"])
async def test_a_number_that_cannot_be_is_refused_and_stays_typed(
    open_app: OpenApp, back: Diary, text: str
) -> None:
    async with open_app() as pilot:
        await pilot.press("m", "1")
        await shows(pilot, "How to do it")
        burst(pilot, ["space" if key == " " else key for key in text])
        await pilot.press("enter")
        await shows(pilot, f"Fingertips to floor: “{text}” is not possible")
        await shows(pilot, "0 to 100 in steps of 0.5 cm")
        await pilot.press("escape")
        await shows(pilot, f"{text} cm")
        await pilot.press("enter")
        await shows(pilot, "is not possible")
        await wait_for(lambda: drafting.newest(back, "test") is None, "it is open here")
    assert of_today(back) == []


async def test_one_side_alone_is_enough(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("m", "4")
        await shows(pilot, "Right")
        burst(pilot, ["tab", *"58", "enter"])
        await shows(pilot, "Enter saves: neck turn right 58 degrees")
        await pilot.press("enter")
        await home(pilot)
    assert of_today(back) == [MovementForm(TODAY, (Measured("neck_rot", 58, Side.RIGHT),))]


async def test_what_is_not_offered_says_why_and_can_wait(open_app: OpenApp, back: Diary) -> None:
    events.save(back, "flare", TODAY)
    async with open_app() as pilot:
        await pilot.press("m")
        await shows(pilot, "not offered now")
        await shows(pilot, "Not offered during a flare")
        burst(pilot, ["1", *"3"])
        await shows(pilot, "Morning stiffness · ")
        await pilot.press("escape", "[", "[")
        await shows(pilot, "Fri 20 Nov")
        assert "not offered now" not in screen_text(pilot)


async def test_an_unlikely_number_is_asked_back(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["m", "3", *"300", "enter", "enter"])
        await shows(pilot, "300 minutes is more than 240")
        await pilot.press("enter")
        await home(pilot)
    assert of_today(back) == [MovementForm(TODAY, (Measured("ms_minutes", 300),))]


async def test_without_a_number_enter_does_the_marked_test(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("m", "down", "down", "enter")
        await shows(pilot, "Look at the clock")
        await pilot.press("enter", "ctrl+s")
        await shows(pilot, "a movement test needs a number")
    assert of_today(back) == []


async def test_backspace_clears_the_marked_test(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["m", "1", *"12", "enter", "3", *"20", "enter", "backspace", "enter"])
        await home(pilot)
    assert of_today(back) == [MovementForm(TODAY, (Measured("ftf_cm", 12),))]


async def test_escape_keeps_it_and_m_goes_on(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["m", "1", *"12", "t", "escape", "t", *"stiff today", "escape", "escape"])
        await shows(pilot, "Unfinished movement test")
        await pilot.press("m")
        await shows(pilot, "12t cm")
        await shows(pilot, "stiff")
        await pilot.press("1", "backspace", "enter", "enter")
        await home(pilot)
    (form,) = of_today(back)
    assert (form.values, form.note) == ((Measured("ftf_cm", 12),), "stiff today")
    assert drafting.offers(back) == ()


async def test_history_opens_it_in_its_form(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("3")
        await shows(pilot, "fingertips to floor 14.5 cm")
        burst(pilot, ["e", "1", "backspace", "enter", "3", *"25", "enter", "enter"])
        await wait_for(lambda: pilot.app._notifications, "a toast")
        await shows_screen(pilot, "HistoryScreen")
    (entry,) = records.listed(back, Filter(kind=Kind.TEST))
    form = movement.load(back, entry.id)
    assert set(form.values) == {Measured("ftf_cm", 14), Measured("ms_minutes", 25)}
    assert form.day == TODAY - timedelta(days=7)


async def test_what_was_changed_or_deleted_elsewhere_is_said(
    open_app: OpenApp, back: Diary
) -> None:
    (entry,) = records.listed(back, Filter(kind=Kind.TEST))
    async with open_app() as pilot:
        await pilot.press("3")
        await shows(pilot, "fingertips to floor 14.5 cm")
        await pilot.press("e")
        await shows(pilot, "14.5 cm")
        burst(pilot, ["backspace", "1", *"13", "enter"])
        await shows(pilot, "Enter saves: fingertips to floor 13 cm")
        records.delete(back, entry.id)
        await pilot.press("enter")
        await shows(pilot, "was deleted in another window")
        await pilot.press("enter")
        await wait_for(lambda: pilot.app._notifications, "a toast")
    (entry,) = records.listed(back, Filter(kind=Kind.TEST))
    assert movement.load(back, entry.id).values == (Measured("ftf_cm", 13),)


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_picks_a_test(open_app: OpenApp, back: Diary, size: tuple[int, int]) -> None:
    async with open_app(size) as pilot:
        await pilot.press("m")
        await shows(pilot, "Arm raise")
        lines = screen_text(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "Arm raise" in line)
        await pilot.click(offset=(8, y))
        await shows(pilot, "Stand with your back against a wall")


@pytest.mark.parametrize("digit", "1234567")
async def test_the_field_is_in_view_on_a_small_screen(
    open_app: OpenApp, back: Diary, digit: str
) -> None:
    async with open_app((60, 20)) as pilot:
        await pilot.press("m", digit)
        await wait_for(lambda: pilot.app.focused is not None, "the field")
        field = pilot.app.focused
        assert field is not None
        await wait_for(lambda: pilot.app.screen.find_widget(field).visible_region, "in view")
        await shows(pilot, "How to do it the same way every time")

"""The weekly review on a day on which a review of the course is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.domain.course import Plan, ReviewKind
from tracker.domain.records import Kind
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.domain.weekly import WeeklyForm
from tracker.services import activities, planning, profile, records, reviewing, sessions, weekly
from tracker.services.diary import Diary
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)
START = TODAY - timedelta(days=33)


@pytest.fixture
def at_review(diary: Diary) -> Diary:
    """Four sessions in four weeks, the review after week 4 open, and one activity to get back."""
    neck = parse_place("neck")
    profile.set_place(diary, neck)
    activities.save(diary, 1, "walk to work")
    planning.plan(diary, Plan(neck, 6, 1.0, 60, START), confirmed=True)
    for week in range(4):
        held = START + timedelta(days=7 * week)
        sessions.save(diary, SessionForm(held, RightNow(pain=5)), confirmed=True)
    assert reviewing.kind_for(diary, TODAY, None) is ReviewKind.WEEK4
    return diary


def of_today(diary: Diary) -> list[WeeklyForm]:
    found = records.listed(diary, Filter(kind=Kind.WEEKLY, since=TODAY))
    return [weekly.load(diary, entry.id) for entry in found]


async def home(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TodayScreen")
    await wait_for(lambda: pilot.app._notifications, "a toast")


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_it_asks_the_overall_view_in_words_and_the_safety_question_after_the_rows(
    open_app: OpenApp, at_review: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("w")
        await shows(pilot, "eview after week 4")
        await pilot.press(*"456723")
        await shows(pilot, "Since the first session, overall?")
        await pilot.press("2")
        await shows(pilot, "much better")
        await shows(pilot, "Enter asks one thing more, then saves")
        await pilot.press("enter")
        await shows(pilot, "One thing more, in one key: is anything new?")
        await pilot.press("n")
        await shows(pilot, "overall much better")
        await pilot.press("enter")
        await home(pilot)
    (form,) = of_today(at_review)
    assert (form.pgic, form.mini, form.med_days) == (2, "n", 2)
    (entry,) = records.listed(at_review, Filter(kind=Kind.WEEKLY, since=TODAY))
    assert [kind for _, kind in reviewing.made_by(at_review, entry.id)] == [ReviewKind.WEEK4]


async def test_enter_asks_the_safety_question_once_and_then_saves_it_as_not_asked(
    open_app: OpenApp, at_review: Diary
) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *"4567233", "enter"])
        await shows(pilot, "One thing more, in one key: is anything new?")
        assert of_today(at_review) == []
        await pilot.press("enter")
        await home(pilot)
    (form,) = of_today(at_review)
    assert (form.pgic, form.mini) == (3, "not_asked")


async def test_n_may_come_before_the_rows_are_passed(open_app: OpenApp, at_review: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", "n", *"456", "7", "2", "3", "4", "enter"])
        await home(pilot)
    (form,) = of_today(at_review)
    assert (form.pgic, form.mini) == (4, "n")


async def test_a_digit_too_many_is_never_taken_for_a_safety_sign(
    open_app: OpenApp, at_review: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("w", *"232323212")
        await shows(pilot, "medicine 2 days, exercise 3 days")
        assert type(pilot.app.screen).__name__ == "WeeklyScreen"
        assert pilot.app.screen.mini.answer is None  # type: ignore[attr-defined]


async def test_a_sign_opens_the_safety_pages_and_backspace_takes_it_back(
    open_app: OpenApp, at_review: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("w", *"4567232", "down")
        await shows(pilot, "n nothing new")
        await pilot.press("2")
        await shows_screen(pilot, "SafetyForm")
        await pilot.press("escape")
        await shows(pilot, "The review can be filled in all the same.")
        await shows(pilot, "one swollen leg")
        await pilot.press("backspace", "down")
        await shows(pilot, "n nothing new")
        await pilot.press("2", "escape", "enter")
        await home(pilot)
    (form,) = of_today(at_review)
    assert (form.mini, form.pgic) == ("2", 2)


async def test_an_overall_view_is_1_to_7(open_app: OpenApp, at_review: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("w", *"456723", "0")
        await shows(pilot, "0 is not possible for “Since the first session")
        await pilot.press("8")
        await shows(pilot, "1 to 7")
        await pilot.press("7")
        await shows(pilot, "very much worse")


async def test_a_past_day_is_not_asked_for_signs(open_app: OpenApp, at_review: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("w", "[")
        await shows(pilot, "Sat 21 Nov")
        await pilot.press(*"4567232")
        await shows(pilot, "overall much better")
        assert "fever" not in screen_text(pilot)
        await pilot.press("enter")
        await home(pilot)
    (entry,) = records.listed(at_review, Filter(kind=Kind.WEEKLY))
    assert weekly.load(at_review, entry.id).mini is None

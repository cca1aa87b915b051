"""The plan form: what it comes to while one types, what is refused, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from hostile import HOSTILE, steering

from tracker.domain.course import Plan, Spell
from tracker.domain.sites import parse_place
from tracker.services import courses, drafting, planning, profile
from tracker.services.courses import CourseView
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
BACK = parse_place("low back")
ALL_SIZES = [*SIZES, (60, 20)]


def only(diary: Diary) -> CourseView:
    (found,) = courses.all_courses(diary)
    return found


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_it_opens_with_the_usual_plan_and_what_it_comes_to(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("5", "p")
        for words in (
            "4 to 12 is usual",
            "6 sessions, 6 hours in all.",
            "From Sun 29 Nov 2026 to Sun 3 Jan 2027.",
            "Review Sun 27 Dec 2026; end review Sun 10 Jan 2027.",
        ):
            await shows(pilot, words)


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_it_is_told_anew_with_every_key(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        burst(pilot, ["5", "p", *"3"])
        await shows(pilot, "3 sessions, 3 hours in all.")
        await shows(pilot, "One review, at the end: Sun 20 Dec 2026.")
        await shows(pilot, "Under 4 weeks is short to tell what lasts; trials took 4 to 10.")
        burst(pilot, ["tab", *"2", "tab", *"30", "down", *"tue", "tab", "tab", "tab", *"60 EUR"])
        await shows(pilot, "6 sessions, 3 hours in all, 360.00 EUR.")
        await pilot.press("pagedown")
        await shows(pilot, "In two trials sessions of 30 minutes did less than sessions of 60.")
        await shows(pilot, "there are fewer than 7 days of check-ins to compare")


async def test_one_burst_fills_and_keeps_it(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "p"])
        for typed in ("4", "1.5", "45", "wed", "kn l", "-3d", "55.50 CHF", "3"):
            burst(pilot, [*("space" if key == " " else key for key in typed), "enter"])
        await shows(pilot, "Left knee")

    assert only(back).course.plan == Plan(
        parse_place("kn l"),
        4,
        1.5,
        45,
        date(2026, 11, 25),
        Spell.WORSE,
        5550,
        "CHF",
        TODAY - timedelta(days=3),
    )
    assert drafting.offers(back) == ()


@pytest.mark.parametrize(
    ("keys", "allowed"),
    [
        ([*"0"], "a whole number from 1 to 26"),
        (["tab", *"40"], "a number from 0.5 to 5"),
        (["tab", "tab", *"5"], "a whole number from 10 to 180"),
        (["tab", "tab", "tab", *"soon"], "a day such as 2026-11-22"),
        (["up", "up", "down", *"27"], "a number from 0.5 to 5"),
    ],
)
async def test_what_cannot_be_says_what_can_and_stays(
    open_app: OpenApp, back: Diary, keys: list[str], allowed: str
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "p", *keys])
        await shows(pilot, allowed)
        await pilot.press("enter")
        await shows_screen(pilot, "PlanScreen")
        await pilot.press("f2")
        await wait_for(lambda: pilot.app.screen.says.has_class("-asks"), "it is asked")  # type: ignore[attr-defined]
        await shows_screen(pilot, "PlanScreen")
        typed = "".join(key for key in keys if len(key) == 1)
        assert pilot.app.focused is not None
        assert pilot.app.focused.value == typed  # type: ignore[attr-defined]
    assert courses.all_courses(back) == ()


async def test_a_start_far_back_is_asked_about(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "p", "tab", "tab", "tab", *"2026-01-05", "f2"])
        await shows(pilot, "is 321 days ago. Is that meant? Enter again keeps it.")
        assert courses.all_courses(back) == ()
        await pilot.press("f2")
        await shows_screen(pilot, "CourseScreen")
    assert only(back).course.start == date(2026, 1, 5)


async def test_without_a_main_site_it_asks_where(open_app: OpenApp, diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})
    async with open_app() as pilot:
        burst(pilot, ["5", "p", "f2"])
        await shows(pilot, "Allowed: a place such as low_back")
        burst(pilot, [*"neck", "f2"])
        await shows_screen(pilot, "CourseScreen")
        await shows(pilot, "Neck · starts Sun 29 Nov")


async def test_a_plan_is_changed_by_typing_over_it(open_app: OpenApp, back: Diary) -> None:
    planning.plan(back, Plan(BACK, 6, 1.0, 60, TODAY, Spell.BETTER, 5000, "EUR"))
    async with open_app() as pilot:
        await pilot.press("5")
        await shows(pilot, "Week 6")
        await pilot.press("e")
        await shows(pilot, "50.00 EUR")
        await shows(pilot, "●2")
        burst(pilot, ["8", "tab", "tab", "4", "5", "f2"])
        await shows(pilot, "8 weeks, once a week, 45 minutes")
    assert only(back).course.plan == Plan(BACK, 8, 1.0, 45, TODAY, Spell.BETTER, 5000, "EUR")


async def test_a_plan_changed_elsewhere_is_not_saved_over_unseen(
    open_app: OpenApp, back: Diary
) -> None:
    planning.plan(back, Plan(BACK, 6, 1.0, 60, TODAY))
    async with open_app() as pilot:
        await pilot.press("5")
        await shows(pilot, "Week 6")
        await pilot.press("e")
        await wait_for(lambda: pilot.app.screen.seen, "its plan")  # type: ignore[attr-defined]
        planning.change_plan(
            back, only(back).course.id, replace(only(back).course.plan, minutes=90)
        )
        burst(pilot, ["9", "f2"])
        await shows(pilot, "was changed in another window")
        await shows_screen(pilot, "PlanScreen")
        await pilot.press("f2")
        await shows_screen(pilot, "CourseScreen")
    assert (only(back).course.plan.weeks, only(back).course.plan.minutes) == (9, 60)


async def test_opening_and_leaving_it_keeps_no_draft(open_app: OpenApp, back: Diary) -> None:
    planning.plan(back, Plan(BACK, 6, 1.0, 60, TODAY))
    async with open_app() as pilot:
        for key in ("e", "p"):
            await pilot.press("5", key)
            await shows_screen(pilot, "PlanScreen")
            await shows(pilot, "6 sessions")
            await pilot.press("tab", "escape")
            await shows_screen(pilot, "CourseScreen")
            assert drafting.offers(back) == ()


async def test_escape_keeps_it_and_it_can_be_gone_on_with(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "p", *"8", "tab", *"2", "escape"])
        await wait_for(lambda: drafting.offers(back), "the draft is kept")
        await pilot.press("p")
        await shows(pilot, "16 sessions, 16 hours in all.")
        await pilot.press("f2")
        await shows_screen(pilot, "CourseScreen")
    assert (only(back).course.plan.weeks, only(back).course.plan.per_week) == (8, 2.0)
    assert drafting.offers(back) == ()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=list(HOSTILE))
async def test_any_words_in_a_field_stay_words(open_app: OpenApp, back: Diary, words: str) -> None:
    async with open_app() as pilot:
        await pilot.press("5", "p")
        await shows(pilot, "6 sessions")
        screen = pilot.app.screen
        for line in screen._lines.values():  # type: ignore[attr-defined]
            line.value = words[:300]
        await shows(pilot, "is not possible")
        assert steering(screen_text(pilot)) == set()
        await pilot.press("f2")
        await shows_screen(pilot, "PlanScreen")
        assert steering(screen_text(pilot)) == set()
    assert courses.all_courses(back) == ()


async def test_help_names_its_keys_and_comes_back_to_the_field(
    open_app: OpenApp, back: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "p", "tab", *"2"])
        await pilot.press("f1")
        await shows(pilot, "The question below")
        await pilot.press("escape")
        await shows_screen(pilot, "PlanScreen")
        await wait_for(lambda: pilot.app.focused is not None, "the field")
        assert pilot.app.focused.id == "field-per_week"  # type: ignore[union-attr]

"""Words on the screens are whole, agree with the keys, and toasts stay short."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for

from tracker.app import record_page, weekly_page
from tracker.app.table_columns import Columns
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Plan
from tracker.domain.records import Kind
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.services import checkins, planning, profile, records, sessions, weekly
from tracker.services.diary import Diary, Saved
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)
BACK = parse_place("low back")


@pytest.fixture
def at_review(diary: Diary) -> Diary:
    """A course four weeks on, its review open, so that the weekly review asks all it can."""
    profile.set_place(diary, BACK)
    planning.plan(diary, Plan(BACK, 6, 1.0, 60, TODAY - timedelta(days=28)), confirmed=True)
    for back in (28, 21, 14, 7):
        on = TODAY - timedelta(days=back)
        sessions.save(diary, SessionForm(on, RightNow(pain=6), RightNow(pain=3)))
    return diary


async def test_the_ends_of_every_scale_are_whole_at_80_columns(
    open_app: OpenApp, at_review: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await pilot.press("w")
        await shows(pilot, "worst imaginable")
        await pilot.press("escape", "c")
        await shows(pilot, "worst imaginable")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_pause_names_all_it_takes_and_what_is_paused(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    profile.set_place(diary, BACK)
    async with open_app(size) as pilot:
        await pilot.press("5")
        await shows(pilot, "pause tracking")
        await pilot.press("r")
        await shows(pilot, "+14d, 2026-12-24, or blank")


async def test_a_course_that_runs_is_what_is_paused(open_app: OpenApp, at_review: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        await pilot.press("5")
        await shows(pilot, "r pause")
        assert "pause tracking" not in screen_text(pilot)
        await pilot.press("r")
        await shows_screen(pilot, "PauseScreen")


async def test_the_keys_of_the_plan_form_name_f2(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, BACK)
    async with open_app((80, 40)) as pilot:
        await pilot.press("5", "p")
        await shows_screen(pilot, "PlanScreen")
        await pilot.press("f1")
        await shows(pilot, "ctrl+s F2")


async def test_tab_goes_to_the_name_of_a_picture_at_once_and_back(
    open_app: OpenApp, at_review: Diary
) -> None:
    checkins.save(at_review, CheckIn(TODAY, pain=4))
    async with open_app((80, 24)) as pilot:
        await pilot.press("2", "x")
        await shows_screen(pilot, "SavePicture")
        await shows(pilot, "Tab name")
        await pilot.press("3")
        await shows(pilot, "▸ 3")
        await pilot.press("tab", "9")
        await shows(pilot, ".md9")
        assert "▸ 3" in screen_text(pilot)
        await pilot.press("tab", "2")
        await shows(pilot, "▸ 2")


async def test_a_weekly_review_is_told_in_three_lines(open_app: OpenApp, at_review: Diary) -> None:
    async with open_app((60, 20)) as pilot:
        burst(pilot, ["w", *"4567213", "n", "enter"])
        await shows_screen(pilot, "TodayScreen")
        await wait_for(lambda: toasts(pilot), "a toast")
        assert toasts(pilot)[0].startswith("Weekly review for Sun 22 Nov saved")
        assert all(len(said) <= 165 for said in toasts(pilot))
        assert MEDICINE_NOTE not in " ".join(toasts(pilot))


@pytest.mark.parametrize("notes", [(), ("n" * 60,), ("n" * 60, MEDICINE_NOTE)])
def test_what_a_weekly_review_says_is_cut_and_its_notes_are_not(notes: tuple[str, ...]) -> None:
    shown = weekly_page.shortly(Saved("id", TODAY, "word " * 100, notes, 0))
    assert len(" ".join((shown.text, *shown.notes))) <= 150
    assert shown.text.endswith("…")
    assert shown.notes == notes[:1]


def test_a_record_names_the_ends_of_each_item(at_review: Diary) -> None:
    weekly.save(at_review, WeeklyForm(TODAY, 4, 5, 6))
    (entry,) = records.listed(at_review, Filter(kind=Kind.WEEKLY))
    said = [
        "".join(part if isinstance(part, str) else part[0] for part in line)
        for line in record_page.lines(entry, 100, {})
    ]
    pain, enjoy = (next(one for one in said if name in one) for name in ("Pain, last", "Enjoying"))
    assert "0 none, 10 worst imaginable" in pain
    assert "0 not at all, 10 completely" in enjoy


@pytest.mark.parametrize(
    ("room", "said"),
    [(30, "+ 2 columns when wider"), (22, "+ 2 columns when wider"), (18, "+ 2 when wider"),
     (5, "+ 2")],
)  # fmt: skip
def test_hidden_columns_are_told_in_the_room_there_is(room: int, said: str) -> None:
    assert Columns((), None, 2).hint_within(room) == said
    assert Columns((), None, 0).hint_within(room) == ""

"""The session form, by its keys: before, after, both, and the question that never blocks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.domain.course import Plan
from tracker.domain.records import Entry, Kind, Phase, SessionDetails, SessionState
from tracker.domain.session import RightNow, SessionForm, mini_answer
from tracker.domain.sites import parse_place
from tracker.services import planning, profile, records, sessions
from tracker.services.diary import Diary
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)


@pytest.fixture
def neck(diary: Diary) -> Diary:
    profile.set_place(diary, parse_place("neck"))
    return diary


def held(diary: Diary) -> list[Entry]:
    return records.listed(diary, Filter(kind=Kind.SESSION))


async def home(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TodayScreen")
    await wait_for(lambda: pilot.app._notifications, "a toast")


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_before_and_then_after(open_app: OpenApp, neck: Diary, size: tuple[int, int]) -> None:
    async with open_app(size) as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["s", "n", "4", "7", "6", "enter"])
        await home(pilot)
        (entry,) = held(neck)
        assert entry.session is not None
        assert entry.session.state is SessionState.OPEN
        assert entry.value("pain_now", Phase.BEFORE) == 7
        assert mini_answer(entry) == "n"
        await shows(pilot, "After the session")
        burst(pilot, ["s", "6", "4", "2", "enter"])
        await wait_for(lambda: held(neck)[0].session.state is SessionState.DONE, "done")  # type: ignore[union-attr]
    (entry,) = held(neck)
    assert [entry.value(m, Phase.AFTER) for m in ("ease", "pain_now", "tension")] == [6, 4, 2]
    assert entry.value("ease", Phase.BEFORE) == 4
    assert mini_answer(entry) == "n"


async def test_skipping_the_question_is_kept_as_not_asked(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("s", "space", "4", "7", "enter")
        await home(pilot)
    (entry,) = held(neck)
    assert mini_answer(entry) == "not_asked"
    assert entry.value("tension", Phase.BEFORE) is None


async def test_other_digits_are_not_taken_for_ratings_while_it_asks(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("s", "7")
        await shows(pilot, "is anything new?")
        assert "[7]" not in screen_text(pilot)


async def test_pain_that_is_left_out_is_asked_for_once(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("s", "n", "4", "enter")
        await shows(pilot, "Pain before is not recorded. Enter again keeps it.")
        assert held(neck) == []
        await pilot.press("enter")
        await home(pilot)
    assert held(neck)[0].value("ease", Phase.BEFORE) == 4


async def test_both_sides_of_yesterdays_session_and_its_next_day(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("s", "n", "[")
        await shows(pilot, "── After ──")
        await pilot.press(*"4766425", "enter")
        await home(pilot)
    (entry,) = held(neck)
    assert entry.day == TODAY - timedelta(days=1)
    assert entry.session is not None
    assert entry.session.state is SessionState.DONE
    assert [entry.value(m, Phase.BEFORE) for m in ("ease", "pain_now", "tension")] == [4, 7, 6]
    assert [entry.value(m, Phase.AFTER) for m in ("ease", "pain_now", "tension")] == [6, 4, 2]
    assert entry.value("pain_now", Phase.NEXT_DAY) == 5
    assert entry.from_memory == "recent"


async def test_details_as_last_time(open_app: OpenApp, neck: Diary) -> None:
    details = SessionDetails(
        minutes=60, therapist="Kim", pressure="light", cost_cents=6050,
        areas=(parse_place("neck"),),
    )  # fmt: skip
    sessions.save(
        neck,
        SessionForm(TODAY - timedelta(days=7), before=RightNow(pain=6), details=details),
    )
    async with open_app() as pilot:
        await pilot.press("s", "n", "4", "7", "=")
        await shows(pilot, "Kim")
        await shows(pilot, "60.50")
        await pilot.press("enter")
        await home(pilot)
    newest = held(neck)[0].session
    assert newest is not None
    assert (newest.minutes, newest.therapist, newest.cost_cents) == (60, "Kim", 6050)


async def test_a_detail_that_is_not_allowed_is_named_and_stays(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app((80, 40)) as pilot:
        await pilot.press("s", "n", "4", "7", "t", "tab", *"abc", "ctrl+s")
        await shows(pilot, "minutes: “abc” is not possible")
        assert "abc" in screen_text(pilot)
        assert held(neck) == []


async def test_leaving_keeps_everything_typed(open_app: OpenApp, neck: Diary) -> None:
    async with open_app((80, 40)) as pilot:
        await pilot.press("s", "n", "4", "7", "t", *"18:30", "escape", "escape")
        await shows(pilot, "Unfinished session")
        await pilot.press("s")
        await shows(pilot, "18:30")
        await shows(pilot, "[7]")
        await pilot.press("enter")
        await home(pilot)
    (entry,) = held(neck)
    assert f"{entry.moment.local():%H:%M}" == "18:30"
    assert entry.value("pain_now", Phase.BEFORE) == 7


async def test_stiffness_and_soreness_are_one_key_away(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("s", "n", "w", *"47635", "enter")
        await home(pilot)
    (entry,) = held(neck)
    assert entry.value("stiffness", Phase.BEFORE) == 3
    assert entry.value("soreness", Phase.BEFORE) == 5


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
@pytest.mark.parametrize(
    ("starts", "called"),
    [
        (None, "Session · no. 2 so far · Sun 22 Nov · neck"),
        (0, "Session 1 of 6 · Sun 22 Nov · neck"),
        (20, "Session · no. 2 so far · Sun 22 Nov · neck"),
        (-5, "Extra session · Sun 22 Nov · neck"),
    ],
)
async def test_the_heading_counts_by_the_course(
    open_app: OpenApp, neck: Diary, size: tuple[int, int], starts: int | None, called: str
) -> None:
    earlier = TODAY - timedelta(days=40)
    sessions.save(neck, SessionForm(earlier, RightNow(pain=5), RightNow(pain=4)))
    if starts is not None:
        first = TODAY + timedelta(days=starts)
        plan = Plan(parse_place("neck"), 6, 0.5 if starts < 0 else 1.0, 60, first)
        planning.plan(neck, plan, confirmed=True)
        if starts < 0:
            held_on = SessionForm(first, RightNow(pain=5), RightNow(pain=4))
            sessions.save(neck, held_on, confirmed=True)
    async with open_app(size) as pilot:
        await shows(pilot, "When it suits you")
        await pilot.press("s")
        await shows(pilot, called)

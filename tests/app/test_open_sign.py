"""While a sign on the safety pages is open, every screen says so, alike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.app.widgets.open_sign import OpenSign
from tracker.domain.course import Plan
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Kind
from tracker.domain.safety import ITEMS, Answer, SafetyItem
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.services import planning, profile, readiness, records, sessions
from tracker.services.diary import Diary
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)
ALL_NO = dict.fromkeys(ITEMS, Answer.NO)
GOOD = Attempt(
    safety=ALL_NO,
    fit={"Q3": 2, "Q4": 2, "Q5": 2, "Q6": 2, "Q7": 2, "Q8": 2, "Q9": 2},
    sites=("neck",),
    months="3+",
    long_term_condition=Answer.NO,
)
EMERGENCY = {"E1": Answer.YES}
NOW = "Please get medical help now"
SEEN_TODAY = next(item for item in ITEMS.values() if item.urgency == "today")
SEEN_IN_DAYS = ITEMS["U6"]


@pytest.fixture
def back(diary: Diary) -> Diary:
    profile.set_place(diary, parse_place("low back"))
    readiness.save(diary, GOOD)
    return diary


@pytest.fixture
def planned(back: Diary) -> Diary:
    """The same with a course whose first session is today."""
    planning.plan(back, Plan(parse_place("low back"), 6, 1.0, 60, TODAY))
    return back


@pytest.fixture
def waiting(back: Diary) -> Diary:
    """The same with a sign that was said beside a session; its safety pages are still to come."""
    sessions.save(back, SessionForm(TODAY, RightNow(pain=5), mini="1"))
    return back


def named(diary: Diary, safety: dict[str, Answer]) -> None:
    readiness.save_safety(diary, Attempt(safety=safety))


async def from_today(pilot: Pilot[int], *keys: str) -> None:
    """Press the keys once Today stands there."""
    await shows(pilot, "When it suits you")
    await pilot.press(*keys)


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("key", ["1", "4", "5", "6"])
@pytest.mark.parametrize("item", [ITEMS["E1"], SEEN_TODAY, SEEN_IN_DAYS], ids=lambda i: i.id)
async def test_how_soon_stands_on_every_main_screen(
    open_app: OpenApp, back: Diary, key: str, item: SafetyItem
) -> None:
    said = NOW if item.urgency == "now" else f"{item.urgency}"
    named(back, {item.id: Answer.YES})
    async with open_app((120, 40)) as pilot:
        await from_today(pilot, key)
        await shows(pilot, item.short[:20])
        assert said in folded(screen_text(pilot))


async def test_a_sign_whose_pages_wait_asks_for_them(open_app: OpenApp, waiting: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        await shows(pilot, "Safety pages")
        assert NOW not in screen_text(pilot)
        await pilot.press("4")
        await shows(pilot, "Answer the safety pages first")
        await pilot.press("5")
        await shows(pilot, "please answer the two safety pages")


async def test_enter_on_today_opens_the_pages_themselves(open_app: OpenApp, waiting: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "Safety pages")
        await pilot.press("enter")
        await shows_screen(pilot, "SafetyForm")


async def test_the_sign_is_not_left_for_another_day(open_app: OpenApp, back: Diary) -> None:
    named(back, EMERGENCY)
    async with open_app((120, 40)) as pilot:
        await shows(pilot, "then 2 pages")
        assert "- not today" not in screen_text(pilot)
        await pilot.press("minus", "down")
        await shows(pilot, "- not today")
        assert "then 2 pages" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_earlier_result_of_the_quiz_is_put_away(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    named(back, EMERGENCY)
    async with open_app(size) as pilot:
        await from_today(pilot, "6")
        await shows(pilot, "waits until the sign is cleared")
        text = folded(screen_text(pilot))
        assert "A fair thing to try" not in text
        assert "18 of 18" not in text
        # Body and footer say the same of Enter.
        assert "Enter the two pages t the whole quiz" in text
        assert "Enter take the quiz" not in text
        await pilot.press("r", "enter")
        await shows_screen(pilot, "SafetyForm")
        await pilot.press("escape")
        await shows_screen(pilot, "QuizScreen")
        await pilot.press("t")
        await shows_screen(pilot, "QuizForm")


async def test_without_a_sign_enter_takes_the_quiz(open_app: OpenApp, back: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        await from_today(pilot, "6")
        await shows(pilot, "A fair thing to try")
        await shows(pilot, "Enter take the quiz")
        assert "the two pages" not in screen_text(pilot)
        await pilot.press("enter")
        await shows_screen(pilot, "QuizForm")


@pytest.mark.parametrize("size", SIZES)
async def test_the_session_form_names_it_and_records_all_the_same(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    named(back, EMERGENCY)
    async with open_app(size) as pilot:
        await from_today(pilot, "s")
        await shows(pilot, NOW)
        await shows_screen(pilot, "SessionScreen")
        burst(pilot, ["n", "4", "6", "7", "enter"])
        await wait_for(lambda: records.listed(back, Filter(kind=Kind.SESSION)), "saved")


async def test_course_without_a_sign_says_nothing(open_app: OpenApp, planned: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        await shows(pilot, "Session planned for today")
        await pilot.press("5")
        await shows(pilot, "Attended")
        assert NOW not in screen_text(pilot)
        assert "worth checking" not in screen_text(pilot)


async def test_a_planned_session_is_not_offered_beside_it(
    open_app: OpenApp, planned: Diary
) -> None:
    named(planned, EMERGENCY)
    async with open_app((120, 40)) as pilot:
        await shows(pilot, "then 2 pages")
        assert "Session planned for today" not in screen_text(pilot)


async def test_f4_shows_numbers_inside_a_text_field_too(open_app: OpenApp, back: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        await from_today(pilot, "n")
        await shows_screen(pilot, "QuestionScreen")
        await pilot.press("!", "f1")
        await shows_screen(pilot, "Help")
        await shows(pilot, "F4")
        await shows(pilot, "Numbers to ring, now")
        await pilot.press("escape", "f4")
        await shows(pilot, "Samaritans, 116 123")
        await pilot.press("escape")
        await shows_screen(pilot, "QuestionScreen")
        # There "!" is a letter like any other.
        await shows(pilot, "!")


FORMS = [
    (("c",), "CheckInScreen", "How easy was moving?"),
    (("s",), "SessionScreen", "anything new?"),
    (("w",), "WeeklyScreen", "on average"),
    (("m",), "MovementScreen", "1  "),
    (("5", "e"), "PlanScreen", "Weeks"),
    (("5", "v"), "MovedDateScreen", "Which day?"),
    (("5", "y"), "DecisionScreen", "1  "),
]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize(("keys", "screen", "asked"), FORMS, ids=str)
async def test_every_form_names_it_first_and_asks_its_own_beneath(
    open_app: OpenApp,
    planned: Diary,
    size: tuple[int, int],
    keys: tuple[str, ...],
    screen: str,
    asked: str,
) -> None:
    # The day after a session more is asked, so that the form is longer than a small window.
    sessions.save(planned, SessionForm(TODAY - timedelta(days=1), RightNow(pain=5)))
    named(planned, EMERGENCY)
    async with open_app(size) as pilot:
        await shows(pilot, "When it suits you")
        for key in keys:
            await pilot.press(key)
            await shows(pilot, NOW)
        await shows_screen(pilot, screen)
        await shows(pilot, NOW)
        await pilot.pause()
        text = screen_text(pilot)
        assert text.index(NOW) < text.index(asked)
        assert folded(text).count("You ticked") == 1


@pytest.mark.parametrize(("keys", "screen", "asked"), FORMS, ids=str)
async def test_without_a_sign_no_form_has_a_line_for_it(
    open_app: OpenApp, planned: Diary, keys: tuple[str, ...], screen: str, asked: str
) -> None:
    async with open_app() as pilot:
        await from_today(pilot, *keys)
        await shows_screen(pilot, screen)
        await shows(pilot, asked)
        sign = pilot.app.screen.query_one(OpenSign)
        assert not sign.display
        assert NOW not in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_however_many_signs_the_row_that_is_rated_is_seen_and_saved(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    named(back, {item.id: Answer.YES for item in ITEMS.values() if item.urgency})
    async with open_app(size) as pilot:
        await shows(pilot, "You ticked")
        await pilot.press("c")
        await shows_screen(pilot, "CheckInScreen")
        await shows(pilot, "How easy was moving?")
        burst(pilot, ["6", "4"])
        await shows(pilot, "How stiff")
        burst(pilot, ["3", "enter"])
        await wait_for(lambda: records.listed(back, Filter(kind=Kind.CHECKIN)), "saved")

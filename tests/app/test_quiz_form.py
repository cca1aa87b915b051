"""The readiness quiz in the app, by its keys: to a result, stopped, left, taken again."""

from __future__ import annotations

import string
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from textual.pilot import Pilot

from tracker.app.quiz_flow import Flow
from tracker.app.quiz_pages import CHROME, draw
from tracker.app.quiz_repeat import Known
from tracker.app.quiz_steps import PLACE_KEYS, PLACES
from tracker.app.screens.quiz_form import QuizForm
from tracker.clock import FixedClock
from tracker.domain import safety
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.quiz_earlier import gather
from tracker.domain.records import Entry, Kind
from tracker.domain.safety import ITEMS, Answer, Tier
from tracker.domain.sites import parse_place
from tracker.services import drafting, profile, readiness, records
from tracker.services.diary import Diary
from tracker.services.records import Filter

PAGE_1 = ["n"] * 5 + ["enter"]
PAGE_2 = ["n"] * 11 + ["enter"]
PAGE_3 = ["n"] * 12 + ["enter"]
QUESTIONS = ["1", "3", "enter", "3", *"1211111", "n", "enter"]
WHOLE = ["enter", *PAGE_1, *PAGE_2, *PAGE_3, *QUESTIONS]
BEFORE = Attempt(
    safety=dict.fromkeys(ITEMS, Answer.NO),
    fit=dict.fromkeys(("Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"), 2),
    sites=("knee",),
    months="3+",
    long_term_condition=Answer.NO,
)
WHOLE_ANSWERS = Attempt(
    safety=BEFORE.safety,
    fit={**BEFORE.fit, "Q4": 1},
    sites=("low_back", "neck"),
    months="3+",
    long_term_condition=Answer.NO,
)


@pytest.fixture
def back(diary: Diary) -> Diary:
    profile.set_place(diary, parse_place("low back"))
    profile.set_facts(diary, {"since": "2025-03"})
    return diary


def taken(diary: Diary) -> list[Entry]:
    return records.listed(diary, Filter(kind=Kind.QUIZ))


async def open_quiz(pilot: Pilot[int]) -> None:
    await shows(pilot, "When it suits you")
    await pilot.press("6")
    await shows(pilot, "Enter take the quiz")
    await pilot.press("enter")
    await shows(pilot, "Enter begins")


async def home(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "QuizScreen")
    await wait_for(lambda: toasts(pilot), "a toast")


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_all_the_way_to_a_good_fit(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await open_quiz(pilot)
        await pilot.press(*WHOLE)
        await shows(pilot, "A fair thing to try.")
        assert taken(back) == []
        await pilot.press("enter")
        await home(pilot)
        await shows(pilot, "17 of 18 points")
        assert toasts(pilot) == ["Readiness quiz, A fair thing to try: saved for Sun 22 Nov."]
    (entry,) = taken(back)
    assert entry.quiz is not None
    assert (entry.quiz.outcome, entry.quiz.score) == ("GOOD_FIT", 17)
    assert readiness.attempt_of(entry) == WHOLE_ANSWERS
    assert drafting.newest(back, "quiz") is None


async def test_all_keys_typed_in_one_go_give_the_same_answers(
    open_app: OpenApp, back: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["6", "enter", *WHOLE, "enter"])
        await home(pilot)
    (entry,) = taken(back)
    assert readiness.attempt_of(entry) == WHOLE_ANSWERS
    assert drafting.newest(back, "quiz") is None


async def test_an_urgent_sign_stops_it_and_nothing_more_is_asked(
    open_app: OpenApp, back: Diary
) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", "n", "s")
        await shows(pilot, "Please get medical help now.")
        await shows(pilot, "Ring your emergency number")
        await shows(pilot, "Backspace if that was a slip.")
        await pilot.press("n", "1", "y", "space")
        await pilot.press("enter")
        await home(pilot)
        await shows(pilot, "Please get medical help now.")
    (entry,) = taken(back)
    assert entry.quiz is not None
    assert (entry.quiz.outcome, entry.quiz.score) == ("EMERGENCY", None)
    assert readiness.attempt_of(entry).safety == {"E1": Answer.NO, "E2": Answer.NOT_SURE}


async def test_a_slip_is_taken_back(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", "n", "n", "y")
        await shows(pilot, "Please get medical help now.")
        await pilot.press("backspace")
        await shows(pilot, "Five rare signs")
        await pilot.press("n", "n", "n", "enter")
        await shows(pilot, "Eleven signs")
    assert taken(back) == []


async def test_a_sign_of_page_2_ends_it_after_that_page(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", *PAGE_1, "n", "n", "n", "n", "y", *["n"] * 6, "enter")
        await shows(pilot, "Have this checked before any massage.")
        await shows(pilot, "Nothing is saved yet")
        await pilot.press("enter")
        await home(pilot)
        await shows(pilot, "Worth having checked today, before any massage")
    (entry,) = taken(back)
    assert entry.quiz is not None
    assert (entry.quiz.outcome, entry.quiz.rule) == ("SEE_SOON", 2)


async def test_a_go_ahead_with_its_day(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", *PAGE_1, *PAGE_2, "n", "y", *["n"] * 10, "enter")
        await shows(pilot, "Has a doctor, nurse or physiotherapist")
        await pilot.press("y", *"30d")
        await shows(pilot, "30d▏")
        await pilot.press("enter")
        await shows(pilot, "day: “30d” is not possible")
        await pilot.press(*["backspace"] * 3, "minus", *"30d", "enter", *QUESTIONS)
        await shows(pilot, "Tell your therapist about: blood thinners")
        await pilot.press("enter")
        await home(pilot)
    assert readiness.attempt_of(taken(back)[0]).cleared == {"C2": date(2026, 10, 23)}


async def test_escape_keeps_it_and_it_goes_on_exactly_there(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", *PAGE_1, "n", "n", "n", "escape")
        await shows(pilot, "goes on with the quiz begun on Sun 22 Nov")
    assert taken(back) == []
    async with open_app() as pilot:
        await shows(pilot, "Unfinished readiness quiz")
        burst(pilot, ["enter", *PAGE_2[3:], *PAGE_3])
        await shows(pilot, "Where is the pain?")
        burst(pilot, [*QUESTIONS, "enter"])
        await wait_for(lambda: toasts(pilot), "a toast")
    assert readiness.attempt_of(taken(back)[0]) == WHOLE_ANSWERS
    assert drafting.newest(back, "quiz") is None


async def test_nothing_is_kept_of_a_quiz_only_looked_at(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter")
        await shows(pilot, "Five rare signs")
        await pilot.press("escape")
        await shows(pilot, "takes the quiz")
    assert drafting.newest(back, "quiz") is None


async def test_an_old_draft_asks_the_urgent_signs_again(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", *PAGE_1, *PAGE_2, *PAGE_3, "3", "escape")
        await shows(pilot, "goes on with")
    later = FixedClock(datetime.fromisoformat("2026-12-20T10:00+01:00"))
    async with open_app(at=later) as pilot:
        await shows(pilot, "Unfinished readiness quiz")
        burst(pilot, ["enter", "enter"])
        await shows(pilot, "your answers, Sun 22 Nov")
        burst(pilot, ["=", "=", "enter"])
        await shows(pilot, "Chosen: neck")


async def test_a_retake_shows_the_dated_old_answers_and_one_key_a_page(
    open_app: OpenApp, back: Diary
) -> None:
    readiness.save(back, BEFORE)
    later = FixedClock(datetime.fromisoformat("2026-12-20T10:00+01:00"))
    async with open_app(at=later) as pilot:
        await open_quiz(pilot)
        await pilot.press("enter")
        await shows(pilot, "In brackets: your answers, Sun 22 Nov.  = nothing changed")
        assert screen_text(pilot).count("(n)") == 5
        await pilot.press("=", "=", "=")
        await shows(pilot, "as on Sun 22 Nov 2026: knee")
        await pilot.press("=", "=", "=")
        await shows(pilot, "your answer on Sun 22 Nov 2026")
        await pilot.press("2", *["="] * 7)
        await shows(pilot, "Nothing is saved yet")
        await pilot.press("enter")
        await home(pilot)
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await shows(pilot, "What you are looking for: Yes, either → Not sure")
        text = screen_text(pilot)
        assert "Sun 20 Dec 2026" in text
        assert "Sun 22 Nov 2026" in text
    assert readiness.attempt_of(taken(back)[0]).fit == {**BEFORE.fit, "Q4": 1}


async def test_every_place_can_be_chosen_by_its_key(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        burst(pilot, ["enter", *PAGE_1, *PAGE_2, *PAGE_3, *PLACE_KEYS])
        await shows(pilot, "another muscle or joint, elsewhere. Enter goes on.")
        form = pilot.app.screen
        assert isinstance(form, QuizForm)
        assert form.flow.attempt.sites == PLACES


async def test_every_letter_and_digit_can_be_part_of_a_day(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        burst(pilot, ["enter", *PAGE_1, *PAGE_2, "y", *["n"] * 11, "enter", "y"])
        await shows(pilot, "When?")
        form = pilot.app.screen
        assert isinstance(form, QuizForm)
        for sign in [*string.ascii_lowercase, *string.digits, "-"]:
            burst(pilot, [sign])
            await wait_for(lambda sign=sign: form.flow.day_typed == sign, sign)
            burst(pilot, ["backspace"])
            await wait_for(lambda: form.flow.day_typed == "", "emptied")


async def test_saving_early_says_that_it_is_not_finished(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", "n", "ctrl+s")
        await shows(pilot, "Not finished yet.")
        assert isinstance(pilot.app.screen, QuizForm)
    assert taken(back) == []


async def test_an_answer_can_be_clicked(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        await open_quiz(pilot)
        await pilot.press("enter")
        await shows(pilot, "Five rare signs")
        form = pilot.app.screen
        assert isinstance(form, QuizForm)
        spot = next(s for s in form.page.drawn.spots if s.key == "n")
        await pilot.click(form.page, offset=(spot.begin + 2, spot.line))
        await wait_for(lambda: form.flow.attempt.safety == {"E1": Answer.NO}, "answered")


def pages(earlier: bool) -> Iterable[Flow]:
    today = date(2026, 11, 22)
    known = Known()
    if earlier:
        known = Known(gather([(today - timedelta(days=90), BEFORE)]), "low_back", "2025-03")
    flow = Flow(today, known=known)
    ticked = Attempt(
        safety={**BEFORE.safety, "C4": Answer.YES},
        fit=BEFORE.fit,
        sites=BEFORE.sites,
        months="3+",
        long_term_condition=Answer.NO,
    )
    asked = Flow(today, known=known, attempt=ticked)
    yield from (flow.go(step) for step in flow.steps if step != "result")
    yield from (asked.go(step) for step in asked.steps if step != "result")
    yield Flow(today, known=known).go("page:1").press("y")
    yield Flow(today, known=known).go("page:1").press("s")


@pytest.mark.parametrize("earlier", [False, True])
def test_every_page_fits_80_by_24(earlier: bool) -> None:
    for flow in pages(earlier):
        drawn = draw(flow, 78, 24)
        assert len(drawn.lines) <= 24 - CHROME, flow.step
        for line in drawn.lines:
            assert sum(len(part if isinstance(part, str) else part[0]) for part in line) <= 78


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("tier", list(Tier))
async def test_the_line_that_is_asked_is_in_view_as_a_whole(
    open_app: OpenApp, back: Diary, tier: Tier, size: tuple[int, int]
) -> None:
    ahead = [PAGE_1, PAGE_2, PAGE_3][: tier.value - 1]
    async with open_app(size) as pilot:
        await open_quiz(pilot)
        await pilot.press("enter", *(key for keys in ahead for key in keys))
        for number, item in enumerate(safety.page(tier), 1):
            await shows(pilot, f"▸{number:>2}  ")
            await wait_for(
                lambda question=item.question: all(
                    word in screen_text(pilot) for word in question.split()
                ),
                item.question,
            )
            await pilot.press("down")

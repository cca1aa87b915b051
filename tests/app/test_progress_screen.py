"""The Progress screen: what its keys do, and that nothing typed ahead is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import progress_files
import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from textual.pilot import Pilot

from tracker.app.screens.progress import ProgressScreen
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Decision
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import Answer
from tracker.services import checkins, planning, progress, readiness
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings

ALL_SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture
def course(request: pytest.FixtureRequest, db: Path) -> Iterator[Diary]:
    """The file named by the test's parameter (``clear`` by default), open beside the app."""
    progress_files.put(getattr(request, "param", "clear"), db)
    opened = open_diary(db, Settings(), "app", progress_files.NOW, node="test")
    yield opened
    opened.close()


def chosen(pilot: Pilot[int]) -> str:
    screen = pilot.app.screen
    stop = screen._results.stop if isinstance(screen, ProgressScreen) else None
    return stop.name if stop else ""


async def chooses(pilot: Pilot[int], name: str) -> None:
    await wait_for(lambda: chosen(pilot) == name, f"{name}; it is {chosen(pilot)}")


@pytest.mark.parametrize("size", ALL_SIZES)
@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_it_begins_with_the_whole_and_shows_the_numbers(
    open_app: OpenApp, course: Diary, size: tuple[int, int], theme: str
) -> None:
    async with open_app(size, settings=Settings(theme=theme)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "Several signs point to improvement")
        await shows(pilot, "▸ Ease of moving")
        await shows(pilot, "Clear improvement.")
        assert "▸4 Progress" in screen_text(pilot)


async def test_rows_are_gone_through_and_the_page_follows(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "j"])
        await shows(pilot, "▸ Pain")
        await shows(pilot, "Pain: 6.0 at the start, 3.7 lately (13 and 12 days).")
        burst(pilot, ["k", "k", "down", "down", "down"])
        await chooses(pilot, "sit through a film")
        await shows(pilot, "sit through a film: 3 at first, 6 lately (7 values).")
        burst(pilot, "G")
        await shows(pilot, "What to consider")
        await chooses(pilot, "My usual")
        burst(pilot, "g")
        await shows(pilot, "▸ Ease of moving")
        burst(pilot, ["j"] * 40)
        await shows(pilot, "about what you do yourself.")
        burst(pilot, ["k"] * 40)
        await shows(pilot, "Several signs point to improvement")
        await chooses(pilot, "Ease of moving")
        burst(pilot, ["space"])
        await shows(pilot, "Sessions")
        burst(pilot, ["pageup"])
        await shows(pilot, "Several signs")


async def test_enter_opens_the_subtraction_even_typed_ahead(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "j", "enter"])
        await shows_screen(pilot, "WorkingSheet")
        await shows(pilot, "How was this worked out?")
        await shows(pilot, "Difference: 6 − 3.67 = 2.33 points lower")
        burst(pilot, ["escape", "G", "k", "enter"])
        await shows(pilot, "Sun 11 Oct: attended")
        await shows(pilot, "6 of 6 due")
        burst(pilot, ["escape"])
        await shows_screen(pilot, "ProgressScreen")


async def test_one_digit_answers_how_one_is_overall(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "p", "3"])
        await wait_for(lambda: any("u takes it back." in text for text in toasts(pilot)), "saved")
        view = progress.look(course)
        assert view.progress.pgic == 3
        assert not view.pgic_open
        burst(pilot, ["p", "u"])
        await wait_for(lambda: progress.look(course).progress.pgic == 2, "undone")
        await shows_screen(pilot, "ProgressScreen")
        burst(pilot, ["p"])
        await shows(pilot, "Since the first session, how are you overall?")
        burst(pilot, ["8", "escape"])
        await shows_screen(pilot, "ProgressScreen")
        assert progress.look(course).progress.pgic == 2


async def test_enter_on_the_overall_view_asks_it(open_app: OpenApp, course: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        burst(pilot, ["4", *"jjjjjjj", "enter"])
        await shows_screen(pilot, "OverallQuestion")
        await shows(pilot, "very much worse")


@pytest.mark.parametrize("course", ["too-early"], indirect=True)
async def test_what_is_not_to_be_asked_is_not_offered(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "p"])
        await shows(pilot, "So far 9 and 13 days are filled; each side needs 5.")
        assert "p overall" not in screen_text(pilot)
        assert type(pilot.app.screen).__name__ == "ProgressScreen"


@pytest.mark.parametrize("course", ["mixed"], indirect=True)
async def test_before_and_after_a_day_that_is_typed(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "b", *"-12d", "enter"])
        await shows(pilot, "Before and from Tue 10 Nov 2026 on")
        await shows(pilot, "Esc back")
        burst(pilot, ["j", "enter"])
        await shows(pilot, "How was this worked out?")
        burst(pilot, ["escape", "escape"])
        await shows(pilot, "Mixed or unclear: much the same.")


@pytest.mark.parametrize("course", ["mixed"], indirect=True)
async def test_a_day_that_is_none_is_said_and_can_be_put_right(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "b", *"soon", "enter"])
        await shows(pilot, "is not")
        await shows(pilot, "a day such as 2026-11-22")
        burst(pilot, [*["backspace"] * 4, *"tomorrow", "enter"])
        await shows(pilot, "a day up to today")
        burst(pilot, ["escape"])
        await shows(pilot, "Ease: 4.2 at the start")
        burst(pilot, ["b", "enter"])
        await shows(pilot, "Ease: 4.2 at the start")
        assert "Esc back" not in screen_text(pilot)


async def test_tab_turns_to_the_summary_and_back(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", "tab"])
        await shows(pilot, "Is it right for me?")
        burst(pilot, ["j", "j", "space"])
        await shows(pilot, "What speaks for it")
        burst(pilot, "G")
        await shows(pilot, "How far this goes")
        burst(pilot, ["g", "k", "pageup"])
        await shows(pilot, "Is it right for me?")
        assert "how so?" not in screen_text(pilot)
        burst(pilot, ["tab"])
        await shows(pilot, "▸ Ease of moving")


async def test_an_open_safety_sign_comes_first(open_app: OpenApp, course: Diary) -> None:
    readiness.save(course, Attempt(safety={"E1": Answer.YES}))
    async with open_app() as pilot:
        burst(pilot, "4")
        await shows(pilot, "Please get medical help now.")
        assert "Answer the safety pages first" not in screen_text(pilot)
        text = screen_text(pilot)
        assert "improvement" not in text
        assert "p overall" not in text
        burst(pilot, ["enter"])
        await shows(pilot, "Safety, page 1 of 2")
        burst(pilot, [*"nnnnn", "enter", *"nnnnnnnnnnn", "enter", "enter"])
        await shows(pilot, "Several signs point to improvement")


async def test_typed_ahead_enter_leads_to_the_safety_pages(
    open_app: OpenApp, course: Diary
) -> None:
    readiness.save(course, Attempt(safety={"E1": Answer.YES}))
    async with open_app() as pilot:
        burst(pilot, ["4", "enter"])
        await shows_screen(pilot, "SafetyForm")


async def test_earlier_courses_are_looked_at_by_brackets(open_app: OpenApp, course: Diary) -> None:
    shown = progress.look(course).view
    assert shown is not None
    planning.end(course, shown.course.id, Decision.STOP, "")
    later = replace(shown.course.plan, start=course.today() + timedelta(days=7))
    planning.plan(course, later, confirmed=True)
    async with open_app() as pilot:
        burst(pilot, "4")
        await shows(pilot, "[ ] other courses")
        await shows(pilot, "no session yet")
        burst(pilot, ["left_square_bracket"])
        await shows(pilot, "course from Sun 11 Oct 2026")
        await shows(pilot, "Several signs point to improvement")
        await shows(pilot, "Esc back")
        burst(pilot, ["left_square_bracket", "right_square_bracket"])
        await shows(pilot, "course from Sun 29 Nov 2026")
        burst(pilot, ["left_square_bracket", "escape"])
        await shows(pilot, "course from Sun 29 Nov 2026")


@pytest.mark.parametrize("course", ["follow-up"], indirect=True)
async def test_the_follow_up_comes_after_its_course(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, "4")
        await shows(pilot, "This course ended on Sun 18 Oct 2026")
        await shows(pilot, "] follow-up")
        assert "other courses" not in screen_text(pilot)
        burst(pilot, ["right_square_bracket"])
        await shows(pilot, "the lower pain is lasting.")
        burst(pilot, ["left_square_bracket"])
        await shows(pilot, "As of Sun 18 Oct 2026.")
        assert "lasting" not in screen_text(pilot)


async def test_an_empty_file_is_no_dead_end(open_app: OpenApp, diary: Diary) -> None:
    checkins.save(diary, CheckIn(diary.today(), note="no numbers"))
    async with open_app() as pilot:
        burst(pilot, ["4", "b", "enter", "j", "p", "G"])
        await shows(pilot, "Here you will see what changed")
        burst(pilot, ["tab"])
        await shows(pilot, "Is it right for me?")
        burst(pilot, ["tab", "c"])
        await shows_screen(pilot, "CheckInScreen")
        burst(pilot, ["5", "6", "4", "enter"])
        await shows(pilot, "1 of 5 days")


async def test_what_another_window_wrote_is_shown(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, "4")
        await shows(pilot, "3.7 (12)")
        checkins.save(course, CheckIn(course.today() - timedelta(days=11), 6, 4, 2, written=True))
        await shows(pilot, "3.7 (13)")


async def test_a_click_chooses_a_row_and_another_opens_it(open_app: OpenApp, course: Diary) -> None:
    async with open_app((120, 40)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "Your ups and downs")
        lines = screen_text(pilot).split("\n")
        (y,) = (n for n, line in enumerate(lines) if "My usual: pain" in line)
        x = lines[y].index("My usual")
        await pilot.click(offset=(x, y))
        await chooses(pilot, "My usual")
        await pilot.click(offset=(4, next(n for n, line in enumerate(lines) if "  Pain" in line)))
        await chooses(pilot, "Pain")
        await pilot.click(offset=(4, next(n for n, line in enumerate(lines) if "  Pain" in line)))
        await shows_screen(pilot, "WorkingSheet")


async def test_another_size_keeps_the_row(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["4", *"jjjj"])
        await chooses(pilot, "Based on PEG")
        for width, height in ((60, 20), (120, 40), (80, 24)):
            await pilot.resize_terminal(width, height)
            await shows(pilot, "Based on PEG: 6.2 at first")
            await chooses(pilot, "Based on PEG")


async def test_ascii_rulers_need_no_other_sign(open_app: OpenApp, course: Diary) -> None:
    async with open_app(settings=Settings(glyphs="ascii")) as pilot:
        burst(pilot, "4")
        await shows(pilot, "[--*")
        assert "●" not in screen_text(pilot)

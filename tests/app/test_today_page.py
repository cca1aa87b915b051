"""Today as lines: nothing is wider than the terminal, and what is open is in sight."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.app import today_page
from tracker.app.widgets.page import Line
from tracker.charts.glyphs import ASCII, BLOCKS
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Plan
from tracker.domain.due import ANY_TIME, DRAFT, Due
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.domain.text import cells
from tracker.services import checkins, planning, profile, sessions
from tracker.services import today as service
from tracker.services.diary import Diary
from tracker.services.today import Today

TODAY = date(2026, 11, 22)
BACK = parse_place("low back")
DUE = (
    Due("Enter", DRAFT, "Unfinished session", "kept as you left it", ANY_TIME, waits=False),
    Due("6", "safety", "Safety pages", "2 pages", "before the next session, please"),
    Due("s", "after", "After the session", "3 keys and Enter", "until tonight"),
    Due("c", "check-in", "Check-in, day after session 12", "4 keys", "any time until 04:00"),
    Due("w", "weekly", "Review at the end", "2 minutes", "open until Sat 5 Dec"),
    Due("Enter", DRAFT, "Unfinished " + "long " * 20, "kept as you left it", ANY_TIME, waits=False),
)


@pytest.fixture
def look(diary: Diary) -> Today:
    """A course on its way, today rated, every line of the page there is."""
    profile.set_place(diary, BACK)
    start = TODAY - timedelta(days=21)
    planning.plan(diary, Plan(BACK, 6, 1.0, 60, start), confirmed=True)
    for back in range(20, -1, -1):
        day = TODAY - timedelta(days=back)
        if back % 7 == 0:
            sessions.save(diary, SessionForm(day, RightNow(pain=6), RightNow(pain=3)))
        checkins.save(diary, CheckIn(day, ease=10, pain=10, stiffness=10))
    found = service.look(diary)
    assert found.course is not None
    lines = (
        line._replace(values=tuple(value and value._replace(memory=None) for value in line.values))
        for line in found.lines
    )
    return found._replace(read_only=True, lines=tuple(lines))


def text(line: Line) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in line)


@pytest.mark.parametrize("with_course", [True, False])
def test_no_line_is_wider_than_the_terminal(look: Today, with_course: bool) -> None:
    asks = "It may be worth answering the quiz again, its answer is from some time ago."
    look = look._replace(worth_checking=asks, course=look.course if with_course else None)
    for width in range(57, 201):
        for open_now in range(len(DUE) + 1):
            shown = look._replace(due=DUE[:open_now])
            # Tall enough for all there is of the course.
            page = today_page.lines(shown, width, 40, 0, ascii_only=width % 2 == 0)
            for line in page:
                assert cells(text(line)) <= width, (width, text(line))


@pytest.mark.parametrize("open_now", range(len(DUE) + 1))
@pytest.mark.parametrize("size", [(58, 20), (78, 24), (118, 40)])
def test_what_is_open_is_in_sight(look: Today, size: tuple[int, int], open_now: int) -> None:
    width, height = size
    page = today_page.lines(look._replace(due=DUE[:open_now]), width, height, 0)
    said = [text(line) for line in page[: height - 2]]
    at = said.index("When it suits you")
    assert len(said) - at > max(open_now, 1)


def test_a_small_terminal_loses_the_foot_of_the_course_first_and_its_heading_never(
    look: Today,
) -> None:
    shown = [
        [text(line) for line in today_page.lines(look._replace(due=DUE[:n]), 58, height, 0)]
        for height, n in ((28, 1), (20, 1), (20, 4), (20, 6))
    ]
    feet = [any("▴" in line for line in page) for page in shown]
    bars = [sum("██" in line for line in page) for page in shown]
    assert feet == [True, False, False, False]
    assert bars == [6, 6, 3, 3]
    assert all(page[0].startswith("Low back") for page in shown)


def test_every_bar_of_today_stands_whole_where_nothing_is_to_spare(look: Today) -> None:
    for width in (57, 58, 60):
        page = [text(line) for line in today_page.lines(look, width, 20, 0)]
        bars = [line for line in page if "██" in line]
        assert [line.count("██") for line in bars] == [14, 14, 14]


def test_what_is_open_stands_in_columns(look: Today) -> None:
    for width in (78, 118):
        page = [text(line) for line in today_page.lines(look._replace(due=DUE[:5]), width, 40, 0)]
        listed = page[page.index("When it suits you") + 1 :][:5]
        efforts = {line.index(one.effort) for one, line in zip(DUE, listed, strict=False)}
        assert len(efforts) == 1
        untils = {
            line.index(one.until)
            for one, line in zip(DUE, listed, strict=False)
            if one.until in line
        }
        assert len(untils) == 1
        assert f"kept as you left it  {ANY_TIME}" in listed[0] or ANY_TIME not in listed[0]
    assert all(one.until in line for one, line in zip(DUE, listed, strict=False))


def test_days_have_the_signs_that_trends_gives_them() -> None:
    # Today is there before anything of the charts is loaded, so it keeps them itself.
    for signs, its in ((today_page.BLOCKS, BLOCKS), (today_page.ASCII, ASCII)):
        assert (signs.late, signs.hollow, signs.stem) == (its.late, its.hollow, its.hollow_stem)
        assert signs.levels[-1] == its.levels[-1]

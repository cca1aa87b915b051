"""The Trends screen: what stands on it, and what its keys do."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from rich.color import Color
from textual.events import MouseScrollUp
from textual.pilot import Pilot
from trend_records import EASE, KNEE, day, record_course
from trends_driving import settled, trends_screen, turned

from tracker.app.screens.help import Help
from tracker.charts import describe
from tracker.charts.palette import PALETTES
from tracker.domain.checkin import CheckIn
from tracker.domain.days import label_with_year
from tracker.services import checkins, trends
from tracker.services.diary import Diary
from tracker.settings import Settings

EASE_SENTENCE = "Ease 4.3 at the start (13 days), 5.2 lately (12 days)."
PAIN_SENTENCE = "Pain 6.2 at the start (13 days), 4.8 lately (12 days)."


@pytest.fixture
def course(diary: Diary) -> Diary:
    record_course(diary)
    return diary


async def opened(pilot: Pilot[int], keys: str = "2") -> None:
    burst(pilot, keys)
    await shows(pilot, "stiffness 4")


async def test_at_80x24_it_is_one_screen_of_picture_and_words(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        text = await settled(pilot)
    lines = text.split("\n")
    assert len(lines) == 24
    assert lines[0].startswith(" 1 Today ▸2 Trends")
    assert lines[1].startswith(" Ease of moving   ▲ higher is easier")
    assert "low back" in lines[1]
    assert any(line.startswith(" Pain, last 24 hours   ▼ lower is less") for line in lines)
    assert sum("start" in line for line in lines) == 4
    assert "● session" in text
    assert "f flare" in text
    assert "· no entry" in text
    assert re.search(r"└.*◆", text)
    assert lines[19:21] == [
        " ◆ Sat 21 Nov  ease 6, pain 4, stiffness 4.  6 days after session 4.",
        "",
    ]
    assert lines[21] == f" {EASE_SENTENCE}"
    assert lines[22] == f" {PAIN_SENTENCE}"
    footer = ("h l day", "v next view", "+ - zoom", "t table", "M measure", "? all keys")
    assert re.split(r" {2,}", lines[23].strip()) == list(footer)


async def test_the_bottom_line_fits_the_smallest_terminal(open_app: OpenApp, course: Diary) -> None:
    async with open_app((60, 20)) as pilot:
        await opened(pilot)
        (*_, last) = (await settled(pilot)).split("\n")
        assert " ".join(last.split()) == "h l day v next view + - zoom t table M measure ? all keys"


async def test_a_gap_is_a_gap(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        text = await settled(pilot)
        floors = [line for line in text.split("\n") if line.startswith("   0 │")]
        assert len(floors) == 2
        for floor in floors:
            drawn = floor[6:].rstrip()[: len(EASE)]
            assert [at for at, char in enumerate(drawn) if char == "·"] == [
                at for at, char in enumerate(EASE) if char == "."
            ]
        burst(pilot, ["h"] * (len(EASE) - 25))
        await shows(pilot, "nothing recorded.")


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((120, 40), ("Pain, last 24 hours", "● session", "a week", "session 4", PAIN_SENTENCE)),
        ((200, 60), ("Pain, last 24 hours", "● session", "━ 7-day median", PAIN_SENTENCE)),
        ((60, 20), ("low back", "days to 22 Nov", "╌ start", "─ target", "session 4.", "Ease 4.3")),
    ],
)
async def test_other_sizes(
    open_app: OpenApp, course: Diary, size: tuple[int, int], seen: tuple[str, ...]
) -> None:
    async with open_app(size) as pilot:
        await opened(pilot)
        text = await settled(pilot)
        for words in seen:
            assert words in text
        if size == (60, 20):
            burst(pilot, "jjj")
            await shows(pilot, "Pain 6.2")


async def test_keys_at_once_do_what_they_do_one_by_one(open_app: OpenApp, course: Diary) -> None:
    keys = "2hhh+[hhl-ljgllG[h"
    async with open_app((80, 24)) as pilot:
        # Help is the last of them: once it is there, all before were done.
        burst(pilot, [*keys, "f1"])
        await shows_screen(pilot, "Help")
        burst(pilot, ["escape"])
        await shows_screen(pilot, "TrendsScreen")
        at_once = await settled(pilot)
    async with open_app((80, 24)) as pilot:
        for key in keys:
            await pilot.press(key)
            await shows_screen(pilot, "TrendsScreen")
            await settled(pilot)
        assert await settled(pilot) == at_once


async def test_the_table_is_the_picture(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 60)) as pilot:
        await opened(pilot)
        await settled(pilot)
        state = trends_screen(pilot)._state
        burst(pilot, "t")
        await shows(pilot, "Notes")
        text = await settled(pilot)
        assert "higher is easier" not in text
        assert state.view is not None
        table = describe.table(trends.ease_pain(course), state.view)
    lines = [line for line in text.split("\n") if re.match(r" \w{3} \d+ \w{3} 2026 ", line)]
    assert len(lines) == len(table.rows)
    for line, row in zip(lines, reversed(table.rows), strict=True):
        found = re.split(r" {2,}", re.sub(r"[█▌]", " ", line).strip())
        assert found[0] == label_with_year(date.fromisoformat(row[0]))
        assert tuple(found[1:4]) == row[1:4]
        assert " ".join(found[4:]) == row[4]


async def test_the_table_moves_by_rows_and_gives_back_the_day(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, "tg")
        await shows(pilot, "◆ " + f"{day(course, 0):%a} {day(course, 0).day}")
        await shows(pilot, f" {label_with_year(day(course, 0))}")
        # Days 6 and 16 have no entry and no row.
        burst(pilot, "kkkkkk")
        await shows(pilot, f"◆ {day(course, 7):%a} {day(course, 7).day}")
        burst(pilot, "t")
        await shows(pilot, "higher is easier")
        assert f"◆ {day(course, 7):%a} {day(course, 7).day}" in await settled(pilot)


async def test_range_cursor_and_table_are_kept_while_one_is_elsewhere(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, "++hhh")
        await settled(pilot)
        await wait_for(lambda: "7 days to" in screen_text(pilot), "zoomed")
        before = await settled(pilot)
        burst(pilot, "1")
        await shows(pilot, "When it suits you")
        burst(pilot, "2")
        await shows(pilot, "higher is easier")
        assert await settled(pilot) == before


async def test_what_was_just_saved_is_under_the_cursor(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        await settled(pilot)
        state = trends_screen(pilot)._state
        before = state.view
        burst(pilot, ["c", "8", "2", "3", "enter"])
        await shows(pilot, "◆ Sun 22 Nov  ease 8, pain 2, stiffness 3.")
        assert before is not None
        assert state.view is not None
        assert (state.view.first, state.view.last) == (before.first, before.last)


async def test_i_shows_the_next_place_and_comes_round(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, "i")
        await shows(pilot, "left knee")
        data = trends.ease_pain(course, KNEE)
        assert [value.value for value in data.pain] == [2, 2]
        burst(pilot, ["i"])
        await shows(pilot, "low back,")


async def test_enter_shows_the_day_in_history(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, ["h", "h", "enter"])
        await shows_screen(pilot, "HistoryScreen")
        await shows(pilot, "▸ Thu 19 Nov")


async def test_a_click_and_the_wheel(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        await settled(pilot)
        state = trends_screen(pilot)._state
        assert state.view is not None
        await pilot.click("ChartView", offset=(6 + 10, 5))
        assert state.view.cursor == state.view.first + timedelta(days=10)
        days = state.view.days
        await pilot._post_mouse_events([MouseScrollUp], "ChartView", (20, 5))
        await wait_for(lambda: state.view and state.view.days < days, "closer")


async def test_light_and_dark_are_drawn_in_their_own_colours(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        await settled(pilot)
        for name, other in (("dark", "light"), ("light", "dark")):
            assert pilot.app.theme == name
            colours = drawn_colours(pilot)
            assert Color.parse(PALETTES[name].ease).triplet in colours
            assert Color.parse(PALETTES[name].pain).triplet in colours
            assert Color.parse(PALETTES[other].ease).triplet not in colours
            burst(pilot, "T")
            await wait_for(lambda was=name: pilot.app.theme != was, "the other theme")
            await pilot.pause()


def drawn_colours(pilot: Pilot[int]) -> set[object]:
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return {
        segment.style.color.triplet
        for strip in strips
        for segment in strip
        if segment.style and segment.style.color and "█" in segment.text
    }


async def test_an_empty_file_says_what_will_be_here(open_app: OpenApp, diary: Diary) -> None:
    checkins.save(diary, CheckIn(diary.today(), note="no numbers"))
    async with open_app((80, 24)) as pilot:
        burst(pilot, "2")
        await shows(pilot, "Nothing is recorded")
        text = screen_text(pilot)
        assert "c   Check-in" in text
        assert "h l day" not in text
        burst(pilot, ["h", "enter", "t", "c"])
        await shows_screen(pilot, "CheckInScreen")
        burst(pilot, ["5", "6", "4", "enter"])
        await shows(pilot, "higher is easier")
        await shows(pilot, "ease 5, pain 6, stiffness 4.")


async def test_ascii_pictures_need_no_other_sign(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24), settings=Settings(glyphs="ascii")) as pilot:
        await opened(pilot)
        lines = (await settled(pilot)).split("\n")
        picture = "\n".join(lines[1:21])
        assert picture.isascii()
        assert "#" in picture
        burst(pilot, "t")
        await shows(pilot, "Notes")
        assert "\n".join(lines[1:21]).isascii()


async def test_plain_is_the_table_and_the_sentences(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24), settings=Settings(plain=True)) as pilot:
        burst(pilot, "2")
        await shows(pilot, "Notes")
        burst(pilot, "th")
        await shows(pilot, "◆ Fri 20 Nov")
        text = await settled(pilot)
        assert EASE_SENTENCE in text
        assert "higher is easier" not in text
        assert "t table" not in text


async def test_a_smaller_and_a_larger_terminal_keep_the_day(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, "hhhh")
        await settled(pilot)
        for width, height in ((60, 20), (120, 40), (200, 60), (80, 24)):
            await pilot.resize_terminal(width, height)
            chart = trends_screen(pilot)._chart
            await wait_for(
                lambda c=chart, w=width: c.drawing and c.drawing.width in {w - 2, w - 3},
                f"a picture for {width} columns",
            )
        assert "◆ Tue 17 Nov" in await settled(pilot)


async def test_a_says_so_where_everything_and_the_course_are_the_same_days(
    open_app: OpenApp, course: Diary
) -> None:
    # The first record is 14 days before the first session.
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, "+a")
        await settled(pilot)
        assert toasts(pilot) == []
        burst(pilot, "a")
        await wait_for(lambda: toasts(pilot), "the toast")
        assert toasts(pilot) == ["Everything and the course are the same days here."]


async def test_a_goes_from_everything_to_the_course_and_back(
    open_app: OpenApp, course: Diary
) -> None:
    checkins.save(course, CheckIn(day(course, -30), ease=5, pain=5, written=True), confirmed=True)
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, "a")
        assert "73 days to 22 Nov" in await settled(pilot)
        burst(pilot, "a")
        assert "43 days to 22 Nov" in await settled(pilot)
        assert toasts(pilot) == []


async def test_a_key_that_leads_nowhere_says_so_once(open_app: OpenApp, course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        await settled(pilot)
        burst(pilot, ["g", "h", "h", "h"])
        await wait_for(lambda: toasts(pilot) == ["This is the first day there is."], "the words")
        burst(pilot, ["+"] * 6)
        await wait_for(
            lambda: toasts(pilot) == ["Fewer days than a week are not shown."], "the words"
        )


async def test_keys_of_a_picture_without_records_say_that_it_is_empty(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await turned(pilot, "function")
        for key in ("h", "plus", "full_stop", "t"):
            pilot.app.clear_notifications()
            trends_screen(pilot)._forget()
            burst(pilot, [key])
            await wait_for(
                lambda: toasts(pilot) == ["There is nothing in this picture yet."], "the words"
            )


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_page_of_keys_explains_the_signs_of_the_picture(
    open_app: OpenApp, course: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await opened(pilot)
        await settled(pilot)
        drawing = trends_screen(pilot)._chart.drawing
        assert drawing is not None
        burst(pilot, ["question_mark"])
        await shows_screen(pilot, "Help")
        sheet = pilot.app.screen
        assert isinstance(sheet, Help)
        said = [
            "".join(p if isinstance(p, str) else p[0] for p in line) for line in sheet.lines(90)
        ]
        under = said[said.index("Signs of this picture") + 1 :]
        assert [line.split()[0] for line in under[: len(drawing.signs)]] == [
            sign.glyph for sign in drawing.signs
        ]
        assert any("flare, noted by you" in line for line in under)

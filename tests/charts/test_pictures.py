"""Every picture as a person sees it: what stands where, at each size, and what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from chart_data import TODAY, day
from figure_data import everything

from tracker.charts import layout, view, views
from tracker.charts.axes import scale
from tracker.charts.glyphs import Glyphs
from tracker.charts.role import Role
from tracker.charts.spec import Drawing, Form
from tracker.charts.view import View

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

SIZES = {"80x24": (78, 18), "120x40": (118, 33), "60x20": (58, 14)}
"""Cells a picture has in a terminal of that size."""

FIGURES = everything()
COURSE = view.course(FIGURES.ease_pain)

TITLES = {
    "ease-pain": "Ease of moving   ▲ higher is easier",
    "sessions": "Before → after each session   pain now, lower is less",
    "weekly": "Ease and pain by week",
    "function": "Function   what you can do, week by week",
    "reliance": "What else was used",
    "calendar": "Pain   ▼ lower is less",
    "test": "Movement tests   each on its own scale",
    "daily": "All daily measures, low back",
    "places": "Pain by place   last 24 hours",
}
_DAY = re.compile(r" ?\d+ [A-Z][a-z]{2}\b")

ACROSS = [name for name in views.VIEWS if views.get(name).across]


def drawn(name: str, size: tuple[int, int], shown: View = COURSE) -> Drawing:
    return views.get(name).build(FIGURES, shown, *size, Glyphs.BLOCKS)


def lines(name: str, size: tuple[int, int], shown: View = COURSE) -> tuple[str, ...]:
    return drawn(name, size, shown).cells.lines()


def text(name: str, size: tuple[int, int] = (78, 18), shown: View = COURSE) -> str:
    return "\n".join(lines(name, size, shown))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_each_says_what_it_is_and_fills_no_more_than_its_room(
    name: str, size: tuple[int, int]
) -> None:
    found = lines(name, size)
    # In a narrow picture a line above says which days and which place they are about.
    assert any(line.startswith(TITLES[name]) for line in found[:2])
    assert len(found) == size[1]
    assert max(map(len, found)) <= size[0]


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_the_way_that_is_better_is_named(name: str) -> None:
    ways = ("higher is easier", "lower is less", "lower is better", "neither way is better")
    for size in SIZES.values():
        assert any(way in text(name, size) for way in ways)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", ACROSS)
def test_marks_and_cursor_stand_over_their_days(name: str, size: tuple[int, int]) -> None:
    drawing = drawn(name, size, replace(COURSE, cursor=day(33)))
    found = drawing.cells.lines()
    axis = next(row for row, line in enumerate(found) if line.startswith("    └"))
    pitch = drawing.bar + (drawing.bar > 1)
    marks = found[axis - 1]
    if "●" not in marks:
        # In "ease and pain" they stand between the two fields.
        marks = next(line for line in found if "●" in line)

    def over(number: int) -> int:
        return layout.GUTTER + number * pitch + (drawing.bar - 1) // 2

    for number, glyph in ((2, "p"), (14, "●"), (21, "●"), (23, "f"), (30, "e"), (42, "○")):
        assert marks[over(number)] == glyph
    assert found[axis][over(33)] == "◆"
    assert views.get(name).day_at(FIGURES, COURSE, drawing, over(33), axis) == day(33)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_sessions_stand_in_their_rows(size: tuple[int, int]) -> None:
    shown = replace(COURSE, cursor=day(14))
    found = lines("sessions", size, shown)
    rows = {line[4:10].strip(): line for line in found if line[:1].isdigit()}
    assert list(rows) == ["27 Oct", "3 Nov", "10 Nov", "17 Nov"]
    row = rows["27 Oct"]
    assert row[11] == "◆"
    assert row.index("○") < row.index("◇") < row.index("●")
    # No change: the two stand side by side, and the day after is as before.
    assert "○◈" in rows["3 Nov"]
    assert "○" not in rows["10 Nov"]
    # From old memory: hollow, and no line between.
    assert "□" in rows["17 Nov"]
    assert "─" not in rows["17 Nov"]
    if size[0] >= 78:
        assert row.split()[-4:] == ["→", "4", "−3", "6"]
        assert rows["10 Nov"].split()[-4:] == ["5", "→", "–", "5"]
    for words in ("● before", "○ after", "◇ day after", "□ from memory"):
        assert words in "\n".join(found)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_weeks_stand_in_their_rows(size: tuple[int, int]) -> None:
    found = lines("weekly", size, replace(COURSE, cursor=day(30)))
    rows = {week[0].strip(): line for line in found if (week := _DAY.match(line))}
    assert list(rows) == ["13 Oct", "20 Oct", "27 Oct", "3 Nov", "10 Nov", "17 Nov"]
    assert rows["10 Nov"][6:10] == " ● ◆"
    assert rows["3 Nov"][6:10] == " ●f "
    assert rows["17 Nov"].split()[-2:] == ["4.5", "4"]
    assert rows["13 Oct"].count("█") == 2


def test_a_week_from_old_memory_is_hollow_and_not_counted() -> None:
    old = tuple(v for v in FIGURES.ease_pain.pain if v.memory == "old")
    data = replace(FIGURES.ease_pain, ease=(), pain=old)
    picture, figures = views.get("weekly"), replace(FIGURES, ease_pain=data)
    shown = View(day(7), day(13))
    drawing = picture.build(figures, shown, 78, 18, Glyphs.BLOCKS)
    assert "□ from memory" in "\n".join(drawing.cells.lines())
    assert "pain 5 (from memory, not compared)." in picture.readout(figures, day(10))
    (row,) = picture.table(figures, shown).rows
    assert row[4:7] == ("–", "–", "0")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_calendar_has_a_digit_a_day(size: tuple[int, int]) -> None:
    found = lines("calendar", size)
    rows = {week[0].strip(): line for line in found if (week := _DAY.match(line))}
    digits = [char for char in rows["27 Oct"][7:] if char.isdigit()]
    assert digits == list("5677664")
    assert "●" in rows["27 Oct"]
    assert "□" in rows["20 Oct"]
    assert "·" in rows["20 Oct"]
    assert "○" in rows["24 Nov"]
    assert not any(char.isdigit() for char in rows["24 Nov"][7:])


def test_a_week_that_is_running_is_no_gap_and_a_test_never_is() -> None:
    def floors(name: str) -> list[str]:
        return [line for line in lines(name, (78, 18)) if line.startswith(("  0 │", "  1 │"))]

    # The newest review is six days old: there is nothing to fill in yet.
    assert all("·" not in line[:57] for line in (*floors("function"), *floors("test")))
    later = replace(FIGURES, ease_pain=replace(FIGURES.ease_pain, today=TODAY + timedelta(3)))
    drawing = views.get("function").build(later, COURSE, 78, 18, Glyphs.BLOCKS)
    floor = next(line for line in drawing.cells.lines() if line.startswith("  0 │"))
    # Days 35 and 36 are over for a week; the seven days since are still open.
    assert [at - layout.GUTTER for at, char in enumerate(floor[:57]) if char == "·"] == [35, 36]


def test_a_week_keeps_its_bar_where_the_last_column_goes_on_beyond_the_days_on_screen() -> None:
    # Seven days a column; of the last one two days are on screen, the others are the next week's.
    shown = View(day(26 - 7 * 13), day(27), None)
    drawing = drawn("function", (48, 16), shown)
    on = scale(shown.first, shown.last, 48 - layout.GUTTER)
    assert (on.size, on.count) == (7, 14)
    last = layout.GUTTER + on.start(13)
    assert sum(row[last][1] is Role.PAIN for row in drawing.cells.rows[2:7]) > 1


def test_gaps_count_from_the_first_value_of_each_field() -> None:
    floors = [line for line in lines("daily", (78, 24)) if line.startswith("  0 │")]
    worst = floors[3]
    first = layout.GUTTER + 20
    assert "·" not in worst[5:first]
    assert "·" in worst[first:]


def test_a_day_filled_in_later_has_a_shade_at_its_foot() -> None:
    floors = [line for line in lines("daily", (78, 18)) if line.startswith("  0 │")]
    assert [line[layout.GUTTER + 40] for line in floors[:2]] == ["█", "▆"]
    for name in ("ease-pain", "places"):
        found = lines(name, (78, 18))
        foot = [line for line in found if line.startswith("  0 │")][int(name == "ease-pain")]
        assert foot[layout.GUTTER + 40] == "▒"
        assert "▒ added later" in "\n".join(found)


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_signs_of_ascii_are_ascii_everywhere(name: str) -> None:
    picture = views.get(name)
    for size in SIZES.values():
        drawing = picture.build(FIGURES, replace(COURSE, cursor=day(33)), *size, Glyphs.ASCII)
        assert "\n".join(drawing.cells.lines()).isascii()


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_what_finds_no_room_becomes_the_table(name: str) -> None:
    drawing = drawn(name, (22, 6))
    assert drawing.form is Form.TABLE
    found = drawing.cells.lines()
    assert found[0].startswith(("Day", "Week from"))
    days = [line[:10] for line in found[1:] if line]
    assert days == sorted(days)
    assert all(date.fromisoformat(one) for one in days)


def test_fields_without_room_are_counted_without_the_name_of_a_key() -> None:
    for size in ((38, 12), (40, 14), (58, 14), (78, 15)):
        said = text("daily", size)
        assert "+ 1 more" in said
        assert "M shows" not in said
        assert ": M" not in said
        # … and the days are said as well.
        assert re.search("[0-9]+ d(ays)? to 1 Dec", said)
    assert "+" not in lines("daily", (78, 24))[0]


def test_the_count_of_fields_without_room_stays_where_the_title_is_long() -> None:
    known = replace(FIGURES.ease_pain, place="shoulder and upper arm, right")
    placed = replace(FIGURES, ease_pain=known)
    for glyphs in Glyphs:
        found = views.get("daily").build(placed, COURSE, 40, 14, glyphs).cells.lines()
        assert found[0].startswith("All daily measures, shoulder")
        assert found[0].endswith("+ 1 more")


@pytest.mark.parametrize("name", ["daily", "function", "test", "reliance", "places"])
@pytest.mark.parametrize("size", [(40, 14), (40, 16), (44, 15), (60, 15), (60, 20), (78, 18)])
@pytest.mark.parametrize("days", [57, 71, 400])
def test_which_days_are_drawn_is_said_in_every_size(
    name: str, size: tuple[int, int], days: int
) -> None:
    shown = View(TODAY - timedelta(days - 1), TODAY, None)
    found = text(name, size, shown)
    assert f"{days} days to 22 Nov 2026" in found or f"{days} d to 22 Nov" in found, found


def test_one_measure_alone_is_the_whole_picture() -> None:
    picture = views.of_measure("pain_worst")
    found = picture.build(FIGURES, COURSE, 78, 18, Glyphs.BLOCKS).cells.lines()
    assert found[0].startswith("Worst pain, low back")
    assert found[1].startswith("Worst pain   ▼ lower is less")
    assert picture.measures(FIGURES) == ("pain_worst",)
    assert views.measures_alone(FIGURES) == (
        "ease", "pain_avg", "stiffness", "pain_worst", "peg", "activity", "med_days", "ftf_cm",
        "pgic",
    )  # fmt: skip


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_all_pictures_are_alike_in_every_time_zone(zone: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "all_frames.py")],
        env=os.environ | {"TZ": zone, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    here = []
    for name in views.VIEWS:
        for size in SIZES.values():
            drawing = drawn(name, size, replace(COURSE, cursor=day(33)))
            here += [*drawing.cells.lines(), drawing.readout, *drawing.sentences]
    assert done.stdout.splitlines() == here

"""The picture as text frames: what a person sees at each size."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from math import ceil
from pathlib import Path
from typing import SupportsIndex

import pytest
from chart_data import TODAY, course, day, ease_pain, lone

from tracker.charts import layout, view
from tracker.charts.glyphs import Glyphs
from tracker.charts.role import Role
from tracker.charts.spec import Drawing, Form
from tracker.charts.view import View
from tracker.domain.figures import EasePain
from tracker.domain.trend import DayValue, Mark, MarkKind

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


FRAME_78 = """\
Ease of moving   ▲ higher is easier            low back, 50 days to 1 Dec 2026
 10 │                                                    □ from memory
    │                                                    · no entry
  5 │▄╌╌╌▄╌╌▄╌╌□╌▄▄╌╌█▄╌█▄██╌╌╌▄██▄╌▄▄╌▄█╌▄▄╌▄╌╌╌╌╌╌╌╌╌  ╌ start 4.4
    │█████ ███▄┊ ████████████  ████ █████ ██ █
  0 │█████·████┊·████████████··████·█████·██·█
week    4      5      5      6      5      5             median
                   ●      ● f    ● e    ●      ○      ○  ● session

Pain, last 24 hours   ▼ lower is less
 10 │                      ▄▄                            f flare
    │  ▄ ▄       ▄▄  ▄▄    ██                            e event
  5 │▄▄█▄█╌▄███□╌██▄█████╌╌██╌╌██╌█╌▄╌▄▄█╌▄╌╌╌╌╌╌╌╌╌╌╌╌  ╌ start 6.0
    │█████ ████┊ ████████████  ████ █████ ██ █           target 4.2
  0 │█████·████┊·████████████··████·█████·██·█           ○ planned
week    5      6      6      6      5     4.5            median
    └┬──────┬──────┬──────┬──────┬────◆─┬──────┬──────┬  ┬ a week
     13 Oct        27 Oct        10 Nov        24 Nov"""

FRAME_98 = """\
Ease of moving   ▲ higher is easier                                low back, 50 days to 1 Dec 2026
 10 │                                                    ░ middle half
    │                                                    □ from memory
    │                                                    · no entry
    │
    │
    │                ▆  ▆ ▆▆    ▆▆      ▆
  5 │▄░░░▄░░▄░░□░▄▄░░█▄░█▄██░░░▄██▄░▄▄░▄█░▄▄░▄░░░░░░░░░
    │█▂▂▂█╌▂█▂╌┊╌██▂▂██▂████▂╌╌████╌██▂██╌██╌█╌╌╌╌╌╌╌╌╌  ╌ start 4.4
    │█████ ███ ┊ ████████████  ████ █████ ██ █
    │█████ ███▇┊ ████████████  ████ █████ ██ █
    │█████ ████┊ ████████████  ████ █████ ██ █
    │█████ ████┊ ████████████  ████ █████ ██ █
  0 │█████·████┊·████████████··████·█████·██·█
week    4      5      5      6      5      5             median
                   ●      ● f    ● e    ●      ○      ○  ● session

Pain, last 24 hours   ▼ lower is less
 10 │                                                    f flare
    │                      ▆▆                            e event
    │                      ██                            ○ planned
    │░░▁░▁░░░░░░░▁▁░░▁▁░░░░██░░░░░░░░░░░░░░░░░░░░░░░░░░
    │░░█░█░░░░░░░██░░██░░░░██░░░░░░░░░░░░░░░░░░░░░░░░░░
    │╌╌█╌█╌╌▆▆▆╌╌██╌▆██▆▆╌╌██╌╌▆▆╌▆╌╌╌╌╌▆╌╌╌╌╌╌╌╌╌╌╌╌╌╌  ╌ start 6.0
  5 │▄▄█▄█░▄███□░██▄█████░░██░░██░█░▄░▄▄█░▄░░░░░░░░░░░░
    │─█─█─ ─█─█─ ─█─█─█─█▂▂─█─ ─█▂█─█▂█─█─█▂ ▂ ─ ─ ─ ─   ─ target 4.2
    │█████ ████┊ ████████████  ████ █████ ██ █
    │█████ ████┊ ████████████  ████ █████ ██ █
    │█████ ████┊ ████████████  ████ █████ ██ █
    │█████ ████┊ ████████████  ████ █████ ██ █
  0 │█████·████┊·████████████··████·█████·██·█
week    5      6      6      6      5     4.5            median
    └┬──────┬──────┬──────┬──────┬──────┬──────┬──────┬  ┬ a week
     13 Oct        27 Oct        10 Nov        24 Nov"""

FRAME_58 = """\
low back, 50 days to 1 Dec 2026
Ease of moving   ▲ higher is easier            ╌ start 4.4
 10 │
    │                ▃  ▃ ▃▃    ▃▃      ▃
  5 │█▅▅▅█╌▅█▅▂□╌██▅▅██▅████▅╌╌████╌██▅██╌██╌█╌╌╌╌╌╌╌╌╌
  0 │█████·████┊·████████████··████·█████·██·█
                   ●      ● f    ● e    ●      ○      ○
Pain  ▼ lower is less            ╌ start 6.0  ─ target 4.2
 10 │                      ▅▅
    │╌╌▆╌▆╌╌▃▃▃╌╌▆▆╌▃▆▆▃▃╌╌██╌╌▃▃╌▃╌╌╌╌╌▃╌╌╌╌╌╌╌╌╌╌╌╌╌╌
  5 │██─█─ ██─█□ ─███─█─█▅▅─█─ ─█▅█─█▅███─█▅ ▅ ─ ─ ─ ─
  0 │█████·████┊·████████████··████·█████·██·█
    └┬──────┬──────┬──────┬──────┬──────┬──────┬──────┬
     13 Oct        27 Oct        10 Nov        24 Nov"""


def frame(
    data: EasePain, shown: View, width: int, height: int, glyphs: Glyphs = Glyphs.BLOCKS
) -> str:
    return "\n".join(ease_pain(data, shown, width, height, glyphs).cells.lines())


def at_foot(text: str) -> str:
    """The lowest row of the upper field."""
    return next(row for row in text.splitlines() if row.startswith("  0 │"))


def parted(drawing: Drawing, cells: int, used: int) -> tuple[str, str]:
    """What is drawn in both fields, ``used`` cells wide, before and from so many cells on."""
    rows = ["".join(char for char, _ in row) for row in drawing.cells.rows]
    fields = [row[layout.GUTTER :] for row in rows if row[layout.GUTTER - 1] == "│"]
    return "".join(row[:cells] for row in fields), "".join(row[cells:used] for row in fields)


def cursor_on(data: EasePain, number: int) -> View:
    return replace(view.course(data), cursor=day(number))


def test_the_frame_of_a_small_terminal() -> None:
    assert frame(course(), cursor_on(course(), 33), 78, 18) == FRAME_78


def test_the_frame_in_ascii() -> None:
    found = frame(course(), cursor_on(course(), 33), 78, 18, Glyphs.ASCII)
    assert found.isascii()
    lines, blocks = found.splitlines(), FRAME_78.splitlines()
    assert [len(line) for line in lines] == [len(line) for line in blocks]
    # Only the glyphs differ, not the places: gaps, marks, week medians, cursor.
    assert lines[5] == blocks[5].translate(str.maketrans("│█·┊", "|#.'"))
    assert lines[6] == blocks[6]
    assert lines[7] == blocks[7].translate(str.maketrans("●○", "*O"))
    assert lines[16] == blocks[16].translate(str.maketrans("└─┬◆", "+-|^"))


def test_the_frame_of_a_wide_terminal() -> None:
    assert frame(course(), view.course(course()), 98, 34) == FRAME_98


def test_the_frame_of_a_narrow_terminal() -> None:
    drawing = ease_pain(course(), view.course(course()), 58, 14)
    assert drawing.form is Form.NO_LEGEND
    assert "\n".join(drawing.cells.lines()) == FRAME_58


@pytest.mark.parametrize(
    ("width", "height", "form"),
    [
        (60, 14, Form.FULL), (59, 14, Form.NO_LEGEND), (60, 13, Form.NO_TICKS),
        (40, 14, Form.NO_LEGEND), (39, 30, Form.NO_TICKS), (24, 10, Form.NO_TICKS),
        (23, 10, Form.TABLE), (200, 9, Form.TABLE), (1, 1, Form.TABLE),
    ],
)  # fmt: skip
def test_what_finds_no_room_goes(width: int, height: int, form: Form) -> None:
    drawing = ease_pain(course(), cursor_on(course(), 33), width, height)
    assert drawing.form is form
    text = "\n".join(drawing.cells.lines())
    assert ("┬ a month" in text) is (form is Form.FULL)
    assert ("┬" in text) is (form in (Form.FULL, Form.NO_LEGEND))
    assert ("◆" in text) is (form is not Form.TABLE)


def test_the_table_shows_its_newest_days() -> None:
    found = ease_pain(course(), view.course(course()), 22, 4).cells.lines()
    assert found == (
        "Day        Ease Pain",
        "2026-11-22    5    4",
        "2026-11-24    –    –",
        "2026-12-01    –    –",
    )


class TestGaps:
    def test_a_gap_is_a_dot_and_never_a_bar(self) -> None:
        data = lone("55..55.5", "66..66.6", today=day(7))
        shown = View(day(0), day(7))
        rows = frame(data, shown, 78, 18).splitlines()
        wide = ease_pain(data, shown, 78, 18).bar + 1
        foot = rows[5][layout.GUTTER :].ljust(8 * wide)
        days = [foot[n * wide : (n + 1) * wide].strip() for n in range(8)]
        assert [text[:1] for text in days] == ["█", "█", "·", "·", "█", "█", "·", "█"]
        assert days[2] == days[3] == "·"

    def test_today_is_open_and_the_future_is_blank(self) -> None:
        data = lone("55.", "", today=day(3))
        foot = at_foot(frame(data, View(day(0), day(12)), 78, 18))
        assert foot[layout.GUTTER :].replace("█", "").split() == ["·"]

    def test_days_before_the_first_entry_are_blank(self) -> None:
        data = lone("...5.5", today=day(6))
        foot = at_foot(frame(data, View(day(0), day(6)), 58, 14))
        assert foot.count("·") == 1

    def test_the_median_line_is_broken_over_a_long_gap(self) -> None:
        data = lone("9" * 10 + "." * 4 + "9" * 10, today=day(24))
        rows = frame(data, View(day(0), day(24)), 200, 60).splitlines()
        pitch = ease_pain(data, View(day(0), day(24)), 200, 60).bar + 1
        start = layout.GUTTER + 10 * pitch
        between = [row[start : start + 3 * pitch] for row in rows[1:27]]
        assert "".join(between).replace("·", "").strip() == ""
        assert any("━" in row[:start] for row in rows[2:27])

    def test_the_median_line_passes_behind_every_bar_top(self) -> None:
        data = course()
        drawing = ease_pain(data, View(day(0), day(40)), 198, 54)
        lines = drawing.cells.lines()
        foot = next(n for n, line in enumerate(lines) if line.startswith("week")) - 1
        assert any("━" in line for line in lines[:foot])
        for value in data.ease:
            column = layout.GUTTER + (value.day - day(0)).days * (drawing.bar + 1)
            top = foot + 1 - ceil(value.value * foot / 10)
            cells = drawing.cells.rows[top][column : column + drawing.bar]
            assert Role.EASE in {role for _, role in cells}, value
            assert "━" not in dict(cells), value

    def test_an_old_day_is_hollow(self) -> None:
        rows = frame(lone("55o55", today=day(4)), View(day(0), day(4)), 78, 17).splitlines()
        pitch = 9
        column = layout.GUTTER + 2 * pitch + 3
        assert [row[column] for row in rows[3:6]] == ["□", "┊", "┊"]


def test_zero_is_a_line_at_the_foot_not_a_gap() -> None:
    foot = at_foot(frame(lone("0.x", today=day(3)), View(day(0), day(40)), 78, 17))
    assert foot.startswith("  0 │▁·█")


class TestTheCourse:
    """The start and the target are those of a course: they stand over its days alone."""

    def test_days_before_it_have_no_line(self) -> None:
        drawing = ease_pain(course(), View(day(-30), day(40)), 118, 40)
        before, after = parted(drawing, 30, 71)
        assert not set("╌░─") & set(before)
        assert {"╌", "░"} <= set(after)

    def test_an_ended_course_has_none_after_it(self) -> None:
        data = replace(course(), ended=day(30))
        drawing = ease_pain(data, View(day(0), day(40)), 118, 40)
        before, after = parted(drawing, 31 * 2, 41 * 2)
        assert {"╌", "░"} <= set(before)
        assert not set("╌░─") & set(after)

    def test_where_it_is_not_on_screen_nothing_is_said_of_it(self) -> None:
        data = replace(course(), first_session=day(60), today=day(80))
        drawing = ease_pain(data, View(day(0), day(40)), 118, 40)
        text = "\n".join(drawing.cells.lines())
        assert not [word for word in ("start", "target") if word in text]
        assert drawing.sentences == ("In these days: ease 4.8 (33 days), pain 5.7 (33 days).",)


class TestWeeks:
    """Their line stands only where it says something."""

    def test_no_week_is_named_before_it_has_a_median(self) -> None:
        text = frame(lone("55", "66", today=day(1)), View(day(0), day(6)), 78, 18)
        assert "week" not in text.replace("a week", "")
        assert "median" not in text

    def test_a_field_without_medians_names_no_weeks(self) -> None:
        rows = frame(lone("5" * 20, "66", today=day(20)), View(day(0), day(20)), 78, 18)
        headed = [row for row in rows.splitlines() if row.startswith("week")]
        assert [row.split() for row in headed] == [["week", "5", "5", "5", "median"]]


def test_both_fields_share_one_scale_exactly() -> None:
    data = lone("0123456789x", "0123456789x", today=day(10))
    rows = frame(data, View(day(0), day(55)), 78, 17).splitlines()
    for top in (1, 9):
        bars = [row[5:16] for row in rows[top : top + 5]]
        assert bars == ["         ▄█", "       ▄███", "     ▄█████", "   ▄███████", "▁▄█████████"]


@pytest.mark.parametrize("width", range(60, 90))
def test_the_longest_line_of_the_legend_is_never_cut(width: int) -> None:
    data = replace(lone("555"), marks=(Mark(day(9), MarkKind.AUTO_FLARE),))
    shown = View(day(0), day(width - layout.GUTTER - layout.LEGEND - 1))
    assert "≈ pain up 2 days" in frame(data, shown, width, 18)


def test_several_marks_on_one_day_stand_in_rows_beneath() -> None:
    data = replace(
        lone("555", today=day(2)),
        marks=tuple(
            Mark(day(1), kind)
            for kind in (MarkKind.PLANNED, MarkKind.EVENT, MarkKind.FLARE, MarkKind.SESSION)
        ),
    )
    drawing = ease_pain(data, View(day(0), day(55)), 78, 18)
    rows = drawing.cells.lines()
    assert [row[6] for row in rows[6:9]] == ["●", "f", "e"]
    text = "\n".join(rows)
    assert "● session" in text
    assert "e event" in text
    # What found no cell is not explained either; the read-out names it.
    assert "planned" not in text
    assert [sign.text for sign in drawing.signs] == [
        "· no entry", "● session", "f flare", "e event", "┬ a week",
    ]  # fmt: skip


def test_without_a_further_mark_there_is_one_row_of_them() -> None:
    data = replace(lone("555", today=day(2)), marks=(Mark(day(1), MarkKind.SESSION),))
    rows = ease_pain(data, View(day(0), day(55)), 78, 18).cells.lines()
    assert rows[9].startswith("Pain")
    assert not rows[8].strip()


def test_days_that_share_a_column_say_so() -> None:
    data = lone("2648" * 100, today=day(399))
    drawing = ease_pain(data, View(day(0), day(399)), 118, 24)
    text = "\n".join(drawing.cells.lines())
    assert "each column = 7 days" in text
    for words in ("░ highest", "▓ median", "█ lowest"):
        assert words in text
    low, middle, high = (
        max(n for n, row in enumerate(reversed(drawing.cells.lines()[1:10])) if row[20] == glyph)
        for glyph in "█▓░"
    )
    # 9 rows to 10 points: the lowest is 2, the median about 4 or 6, the highest 8.
    assert (low, high) == (1, 6)
    assert 2 <= middle <= 5


def test_an_empty_file_is_axes_and_one_sentence() -> None:
    data = replace(lone(), place="left knee")
    drawing = ease_pain(data, view.course(data), 78, 18)
    assert drawing.sentences == (
        "Nothing is recorded for left knee yet. The first check-in draws the first column here.",
    )
    assert not set("█▄·●") & set("".join(row[5:] for row in drawing.cells.lines()[1:7]))


class Watched(tuple[DayValue, ...]):
    """A series that counts how many of its values are looked at, and is never walked through."""

    seen = 0

    def __getitem__(self, key):  # type: ignore[no-untyped-def]
        found = super().__getitem__(key)
        type(self).seen += 1 if isinstance(key, SupportsIndex) else len(found)
        return found

    def __iter__(self):  # type: ignore[no-untyped-def]
        raise AssertionError("a drawing walked through the whole file")


def test_ten_years_at_six_weeks_cost_as_much_as_six_weeks() -> None:
    def looked_at(days: int) -> tuple[int, tuple[str, ...]]:
        known = [DayValue(TODAY - timedelta(n), float(n % 11)) for n in reversed(range(days))]
        file = Watched(known)
        data = EasePain("", file, file, file, (), TODAY, day(5))
        shown = replace(view.latest(view.extent(data)), cursor=TODAY)
        Watched.seen = 0
        lines = ease_pain(data, shown, 78, 18).cells.lines()
        return Watched.seen, lines

    short, long = looked_at(60), looked_at(3650)
    assert long[1] == short[1]
    # Finding the range by halving takes six steps more in a file sixty times as long.
    assert short[0] < long[0] < short[0] * 1.5


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_labels_stand_at_their_days_in_every_time_zone(zone: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "zone_frames.py")],
        env=os.environ | {"TZ": zone, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows = done.stdout.splitlines()
    axis, labels = rows[16], rows[17]
    for text, number in (("13 Oct", 0), ("27 Oct", 14), ("10 Nov", 28), ("24 Nov", 42)):
        assert labels[layout.GUTTER + number :].startswith(text)
        assert axis[layout.GUTTER + number] == "┬"
    assert axis.index("◆") == layout.GUTTER + 34
    assert rows[18].startswith("Mon 16 Nov  ease 5, pain 5, stiffness 4.")

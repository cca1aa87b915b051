"""How it was at the start, where it may go, what is planned, and a new place: in the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from chart_data import course, day, ease_pain, lone
from figure_data import ease_pain as with_everything

from tracker.charts import layout, view
from tracker.charts.glyphs import Glyphs
from tracker.charts.view import View
from tracker.domain.figures import EasePain
from tracker.domain.trend import Mark, MarkKind

SHOWN = View(day(0), day(49))
"""Fifty days: a column each in every size here."""

TALL = (98, 34)
PAIN_ROWS = 13
"""Rows of a field in a picture of that size."""


def lines(
    data: EasePain, size: tuple[int, int] = TALL, glyphs: Glyphs = Glyphs.BLOCKS
) -> list[str]:
    drawing = ease_pain(data, SHOWN, *size, glyphs)
    return list(drawing.cells.lines())


def pain(found: list[str]) -> list[str]:
    """The rows of the lower field, from its foot up."""
    top = next(row for row, line in enumerate(found) if line.startswith("Pain")) + 1
    rows = [line for line in found[top:] if line[4:5] in tuple("│|")]
    return rows[::-1]


def started(before: str, after: str) -> EasePain:
    """Pain before and after a first session."""
    first = day(len(before))
    data = lone("", before + after, today=day(len(before + after)))
    marks = (Mark(first, MarkKind.SESSION, "session 1"),)
    return replace(data, marks=marks, first_session=first)


class TestBand:
    def test_it_spans_the_middle_half_of_the_start(self) -> None:
        # Quartiles of 2 2 3 4 5 6 7 8 8 (inclusive): 3 and 7.
        found = lines(started("223456788" + ".....", "9" * 10))
        shaded = [row for row, line in enumerate(pain(found)) if "░" in line[: -layout.LEGEND]]
        assert min(shaded) == int(0.3 * PAIN_ROWS)
        assert max(shaded) == int(0.7 * PAIN_ROWS)
        assert any("░ middle half" in line for line in found)

    def test_bars_stand_before_it(self) -> None:
        found = pain(lines(started("5" * 14, "9" * 10)))
        edge = layout.GUTTER + 14
        assert all(set(line[edge : edge + 10]) <= set("█▆─") for line in found[: PAIN_ROWS - 2])

    @pytest.mark.parametrize("size", [(78, 18), (58, 14)])
    def test_it_needs_room(self, size: tuple[int, int]) -> None:
        found = "\n".join(lines(course(), size))
        assert "middle half" not in found
        assert "░" not in found

    def test_it_needs_five_days(self) -> None:
        assert "░" not in "\n".join(lines(started("5..5..5......5", "9" * 3)))

    def test_it_gives_way_where_days_share_a_column(self) -> None:
        data = replace(course(), ease=course().ease)
        wide = View(day(0) - timedelta(days=300), day(49))
        drawing = ease_pain(data, wide, *TALL, Glyphs.BLOCKS)
        assert "middle half" not in "\n".join(drawing.cells.lines())

    def test_ascii_has_a_sign_of_its_own_for_it(self) -> None:
        found = lines(course(), glyphs=Glyphs.ASCII)
        assert any(", middle half" in line for line in found)


class TestTarget:
    def test_it_lies_30_percent_below_the_start(self) -> None:
        found = pain(lines(started("6" * 14, "6" * 10)))
        (row,) = [row for row, line in enumerate(found) if "─ target 4.2" in line]
        assert row == int(0.42 * PAIN_ROWS)

    def test_the_persons_own_goes_before(self) -> None:
        data = replace(started("6" * 14, "6" * 10), target=2.5)
        assert any("─ target 2.5" in line for line in lines(data))
        # It is worth its line in few rows and without a legend as well.
        for size in ((78, 18), (58, 14)):
            assert any("─ target 2.5" in line for line in lines(data, size))
            assert "─ ─" in "".join(pain(lines(data, size)))
        # Where nothing could say what it is, it is not drawn.
        assert "─ ─" not in "".join(pain(lines(data, (38, 14))))

    def test_it_crosses_bars_but_for_their_tops(self) -> None:
        data = replace(started("6" * 14, "6468" * 5), target=4.0)
        found = pain(lines(data))
        row = next(row for row, line in enumerate(found) if "─ target 4.0" in line)
        bars = found[row][layout.GUTTER + 14 : layout.GUTTER + 34]
        # Every second cell, and a 4 ends in that row.
        assert bars == "─▂─█" * 5

    def test_in_the_row_of_the_start_it_is_said_and_not_drawn(self) -> None:
        data = replace(started("7" * 14, "7" * 10), target=6.2)
        found = lines(data, (78, 18))
        assert any(line.endswith("  target 6.2") for line in found)
        assert "─ ─" not in "".join(pain(found))

    def test_it_is_told_from_the_start_by_its_rhythm(self) -> None:
        data = started("6" * 14, "." * 20)
        for glyphs, rule, dash in ((Glyphs.BLOCKS, "╌", "─"), (Glyphs.ASCII, "-", "-")):
            found = pain(lines(data, glyphs=glyphs))
            start = next(line for line in found if "start 6.0" in line)
            target = next(line for line in found if "target 4.2" in line)
            part = slice(layout.GUTTER + 20, layout.GUTTER + 28)
            assert start[part] == rule * 8
            assert target[part] == f"{dash} " * 4

    def test_both_lines_in_one_row_are_both_named(self) -> None:
        data = replace(started("6" * 14, "6" * 10), target=5.9)
        found = "\n".join(lines(data))
        assert "╌ start 6.0" in found
        assert "  target 5.9" in found

    def test_there_is_none_without_a_start_or_far_to_fall(self) -> None:
        for data in (lone("", "6" * 20), started("1" * 14, "1" * 10)):
            assert "target" not in "\n".join(lines(data))

    def test_ease_has_none(self) -> None:
        found = lines(course())
        foot = next(row for row, line in enumerate(found) if line.startswith("Pain"))
        assert "target" not in "\n".join(found[:foot])


def test_the_course_reaches_to_its_last_planned_session() -> None:
    data = course()
    assert view.course(data).last == day(49)
    found = lines(data, (78, 18))
    marks = next(line for line in found if "●" in line)
    assert [marks[layout.GUTTER + number] for number in (35, 42, 49)] == ["●", "○", "○"]
    assert any("○ planned" in line for line in found)


def test_a_new_main_place_is_marked_and_explained() -> None:
    found = lines(with_everything(), (78, 18))
    marks = next(line for line in found if "●" in line)
    assert marks[layout.GUTTER + 2] == "p"
    assert any("p other place" in line for line in found)


def test_days_added_later_are_counted_and_drawn_alike() -> None:
    found = lines(with_everything(), (78, 18))
    column = layout.GUTTER + 40
    foot = [line for line in found if line.startswith("  0 │")]
    assert [line[column] for line in foot] == ["█", "▒"]
    assert any("▒ added later" in line for line in found)

"""Days that share a column: the cursor goes from one column to the next, and each is read out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from chart_data import TODAY, course, day, lone
from figure_data import everything, on_days, ten_years
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts import finished, text, view, views
from tracker.charts.axes import scale
from tracker.charts.column_words import LONGEST, of_strand, span
from tracker.charts.glyphs import Glyphs
from tracker.charts.pointing import day_at, days_across
from tracker.charts.view import Extent, View
from tracker.domain.bins import bins
from tracker.domain.days import FromMemory
from tracker.domain.figures import DayNote, Figures, Topic
from tracker.domain.trend import DayValue, Mark, MarkKind

LONG = ten_years()
WHOLE = view.extent(LONG.ease_pain)
ALL = view.show_all(WHOLE, TODAY)
CELLS = days_across(78)
ACROSS = tuple(name for name in views.VIEWS if views.get(name).across)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def said(name: str, figures: Figures, first: date, last: date) -> str:
    return views.get(name).column_readout(figures, first, last)  # type: ignore[attr-defined, no-any-return]


class TestCursor:
    @pytest.mark.parametrize("later", [False, True])
    def test_a_step_goes_to_the_column_beside(self, later: bool) -> None:
        on = scale(ALL.first, ALL.last, CELLS)
        here = view.point(ALL, WHOLE, CELLS, ago(1000))
        assert here.cursor is not None
        after = view.move_column(here, WHOLE, columns=CELLS, later=later)
        assert after.cursor is not None
        assert on.size > 7
        assert on.column(after.cursor) - on.column(here.cursor) == (
            on.pitch if later else -on.pitch
        )
        assert (after.first, after.last) == (ALL.first, ALL.last)

    def test_every_column_is_passed_once(self) -> None:
        seen, here = [], view.point(ALL, WHOLE, CELLS, ALL.last)
        while not seen or here.cursor != seen[-1][1]:
            assert here.cursor is not None
            held = view.column_days(here, CELLS)
            assert held is not None
            seen.append((held, here.cursor))
            here = view.move_column(here, WHOLE, columns=CELLS, later=False)
        columns = [held for held, _ in seen]
        assert len(columns) == scale(ALL.first, ALL.last, CELLS).count
        assert columns[0][1] == ALL.last
        assert columns[-1][0] == ALL.first
        for (first, _), (_, before) in pairwise(columns):
            assert (first - before).days == 1

    def test_it_stands_on_the_last_day_up_to_today(self) -> None:
        early = view.point(ALL, WHOLE, CELLS, ago(1000))
        assert early.cursor == (view.column_days(early, CELLS) or (None, None))[1]
        coming = view.point(ALL, WHOLE, CELLS, ALL.last)
        assert ALL.last > TODAY
        assert coming.cursor == TODAY

    def test_beyond_the_screen_the_days_move_by_a_column(self) -> None:
        shown = View(ago(999), ago(600), ago(990))
        size = scale(shown.first, shown.last, CELLS).size
        moved = view.move_column(shown, WHOLE, columns=CELLS, later=False)
        assert size > 1
        assert (moved.first, moved.days) == (ago(999 + size), 400)
        assert view.column_days(moved, CELLS) == (ago(999 + size), ago(1000))

    def test_a_jump_lands_on_its_own_day(self) -> None:
        assert view.place_cursor(ALL, WHOLE, ago(500)).cursor == ago(500)

    @pytest.mark.parametrize("columns", [0, 42])
    def test_where_a_day_is_a_column_it_goes_by_days(self, columns: int) -> None:
        shown = view.latest(WHOLE)
        here = replace(shown, cursor=ago(10))
        assert view.column_days(here, columns) is None
        assert view.move_column(here, WHOLE, columns=columns, later=True).cursor == ago(9)
        assert view.point(here, WHOLE, columns, ago(20)).cursor == ago(20)

    @given(st.integers(1, 900), st.integers(1, 200), st.lists(st.booleans(), max_size=20))
    def test_no_step_leads_off_the_file(self, days: int, columns: int, steps: list[bool]) -> None:
        whole = Extent(ago(days - 1), TODAY, TODAY)
        here = view.show_all(whole, TODAY)
        for later in steps:
            here = view.move_column(here, whole, columns=columns, later=later)
            assert here.cursor is not None
            assert max(here.first, whole.first) <= here.cursor <= here.last <= whole.last

    def test_a_click_on_the_cursor_is_its_column(self) -> None:
        here = view.move_column(ALL, WHOLE, columns=CELLS, later=False)
        drawing = views.get("ease-pain").build(LONG, here, 78, 18, Glyphs.BLOCKS)
        (column,) = (
            x for row in drawing.cells.rows for x, cell in enumerate(row) if cell[0] == "◆"
        )
        found = day_at(here, drawing, column)
        assert found is not None
        assert view.point(ALL, WHOLE, CELLS, found) == here


class TestReadout:
    @pytest.mark.parametrize("name", ACROSS)
    def test_it_is_the_one_of_the_drawing_and_of_the_text(self, name: str) -> None:
        here = view.point(ALL, WHOLE, CELLS, ago(200))
        picture = views.get(name)
        found = finished.readout(picture, LONG, here, CELLS)
        held = view.column_days(here, CELLS)
        assert held is not None
        assert found.startswith(f"{span(*held)}  ")
        drawing = picture.build(LONG, here, 78, 18, Glyphs.BLOCKS)
        assert drawing.readout == found
        assert span(*held) in "\n".join(text.lines(drawing))

    @pytest.mark.parametrize("name", views.VIEWS)
    def test_where_a_day_is_a_column_or_a_row_it_is_the_day(self, name: str) -> None:
        picture = views.get(name)
        near = replace(view.latest(WHOLE), cursor=ago(9))
        assert finished.readout(picture, LONG, near, CELLS) == picture.readout(LONG, ago(9))
        far = view.place_cursor(ALL, WHOLE, ago(9))
        assert finished.readout(picture, LONG, far, 0) == picture.readout(LONG, ago(9))
        assert finished.readout(picture, LONG, replace(far, cursor=None), CELLS) == ""

    @pytest.mark.parametrize("name", ACROSS)
    def test_it_is_short_enough_for_two_lines(self, name: str) -> None:
        here = view.point(ALL, WHOLE, CELLS, ALL.last)
        for _ in range(30):
            assert len(finished.readout(views.get(name), LONG, here, CELLS)) <= LONGEST
            here = view.move_column(here, WHOLE, columns=CELLS, later=False)

    def test_measures_without_room_are_counted(self) -> None:
        strands = everything().of(Topic.DAILY)
        many = tuple(
            replace(strands[0], key=str(n), name=f"A measure with a long name {n}")
            for n in range(9)
        )
        found = said("daily", Figures(course(), strands=many), day(0), day(27))
        assert "a measure with a long name 0 5 (3–6)" in found
        assert "And 8 more.  2 sessions" in found
        assert len(found) <= LONGEST

    @pytest.mark.parametrize(
        ("name", "begin", "end", "words"),
        [
            # A day from memory does not count for ease and pain.
            ("ease-pain", 7, 34, "20 Oct – 16 Nov 2026  Median of 23 days: ease 5 (3–6), pain 6 "
                                 "(4–9); of 24 days: stiffness 4 (4–5).  3 sessions, 1 flare, "
                                 "1 event."),
            ("ease-pain", 0, 1, "13 Oct – 14 Oct 2026  Median of 2 days: ease 4.5 (4–5), "
                                "pain always 5, stiffness always 5."),
            ("ease-pain", 40, 41, "1 day: ease 5, pain 4, stiffness 4."),
            ("ease-pain", 42, 55, "24 Nov – 7 Dec 2026  2 planned sessions."),
            ("ease-pain", 10, 10, "2026  ease 5 (from memory, not compared), pain 5 (from memory"),
            ("ease-pain", 24, 24, "6 Nov – 6 Nov 2026  nothing recorded."),
            ("function", 7, 34, "Median of 4 answers: based on PEG 6 (5–7), sit through"),
            ("test", 0, 27, "Median of 2 tests: fingertips to floor 29.2 cm (28–30.5).  2 sess"),
            ("test", 36, 39, "no movement test."),
            ("reliance", 35, 41, "no weekly value yet."),
            ("daily", 20, 22, "always 4; of 2 days: worst pain 8.5 (8–9).  1 session."),
            ("daily", 0, 27, "; of 24 days: stiffness 4 (4–5). And 1 more.  2 sessions, 1 flare."),
            ("places", 0, 27, "2026  pain, median of 23 days: low back 6 (4–9); 1 day: neck 2."),
        ],
    )  # fmt: skip
    def test_what_is_said_of_a_column(self, name: str, begin: int, end: int, words: str) -> None:
        assert words in said(name, everything(), day(begin), day(end))

    def test_both_years_where_there_are_two(self) -> None:
        assert span(date(2025, 12, 1), date(2026, 3, 1)) == "1 Dec 2025 – 1 Mar 2026"

    def test_its_figures_are_those_of_the_drawn_column(self) -> None:
        data = LONG.ease_pain
        on = scale(ALL.first, ALL.last, CELLS)
        drawn = bins(data.pain, ALL.first, ALL.last, on.count)
        for index, column in enumerate(drawn):
            here = view.place_cursor(ALL, WHOLE, ALL.first + timedelta(days=index * on.size))
            found = finished.readout(views.get("ease-pain"), LONG, here, CELLS)
            if column is not None and column.n > 1:
                middle = f"{column.middle:.1f}".removesuffix(".0")
                assert f"pain {middle} ({column.low:g}–{column.high:g})" in found
                assert f"of {column.n} days" in found

    def test_old_memory_does_not_count(self) -> None:
        data = lone(pain="24")
        old = DayValue(day(2), 9.0, 1, FromMemory.OLD)
        figures = Figures(replace(data, pain=(*data.pain, old)))
        found = said("ease-pain", figures, day(0), day(6))
        assert found.endswith("Median of 2 days: pain 3 (2–4).")

    def test_what_else_was_recorded_is_not_nothing(self) -> None:
        quiet = Figures(replace(lone("5"), today=day(99)))
        assert said("ease-pain", quiet, day(7), day(20)).endswith("nothing recorded.")
        noted = replace(quiet.ease_pain, notes=(DayNote(day(9), "a note"),))
        found = said("ease-pain", Figures(noted), day(7), day(20))
        assert found.endswith("no rating.")
        assert "a note" not in found
        mark = (Mark(day(8), MarkKind.FLARE),)
        found = said("ease-pain", Figures(replace(quiet.ease_pain, marks=mark)), day(7), day(20))
        assert found.endswith("no rating.  1 flare.")

    def test_a_week_counts_where_it_is_drawn(self) -> None:
        (peg,) = (one for one in everything().of(Topic.FUNCTION) if one.measure == "peg")
        strand = replace(peg, series=on_days([(6, 2), (15, 8)]))
        # The second week, days 9 to 15, takes five days of the first fortnight.
        first = of_strand(strand, day(0), day(13))
        assert first is not None
        assert (first.n, first.column.low, first.column.high) == (2, 2, 8)
        assert of_strand(strand, day(14), day(27)).n == 1  # type: ignore[union-attr]
        # Of another one it only reaches into the second.
        early = replace(peg, series=on_days([(6, 2), (15, 8), (20, 3)]))
        second = of_strand(early, day(14), day(27))
        assert second is not None
        assert (second.n, second.column.low, second.column.high) == (1, 3, 3)

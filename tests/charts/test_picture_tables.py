"""The table behind each picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_data import day
from figure_data import everything

from tracker.charts import markdown, view, views
from tracker.charts.glyphs import Glyphs
from tracker.charts.role import Role
from tracker.charts.table import Column, Holds, Table
from tracker.charts.table_form import table_chart
from tracker.domain.days import FromMemory
from tracker.domain.trend import DayValue

FIGURES = everything()
COURSE = view.course(FIGURES.ease_pain)


def table(name: str) -> Table:
    return views.get(name).table(FIGURES, COURSE)


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_every_row_fits_its_columns(name: str) -> None:
    found = table(name)
    assert found.rows
    assert {len(row) for row in found.rows} == {len(found.columns)}
    assert [one.holds for one in found.columns].count(Holds.DAY) == 1
    assert found.columns[0].holds is Holds.DAY
    assert found.columns[-1].holds is Holds.WORDS
    days = [date.fromisoformat(row[0]) for row in found.rows]
    assert days == sorted(days)


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_only_points_from_0_to_10_have_bars(name: str) -> None:
    for at, column in enumerate(table(name).columns):
        cells = [row[at] for row in table(name).rows if row[at] != "–"]
        if column.ten:
            assert all(0 <= float(cell) <= 10 for cell in cells)
    assert not any(one.ten for one in views.get("reliance").table(FIGURES, COURSE).columns)
    assert not any(one.ten for one in views.get("test").table(FIGURES, COURSE).columns)


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_rows_can_be_stepped_through(name: str) -> None:
    dated = views.get(name).dated(FIGURES)
    days = {item.day for items in dated for item in items}
    first = COURSE.first
    for row in table(name).rows:
        # The first week of a range may begin before it.
        assert max(date.fromisoformat(row[0]), first) in days


def test_the_sessions() -> None:
    assert table("sessions").header == (
        "Day", "Session", "Before", "After", "Change", "Day after", "Notes",
    )  # fmt: skip
    assert table("sessions").rows == (
        ("2026-10-27", "1", "7", "4", "−3", "6", ""),
        ("2026-11-03", "2", "6", "6", "0", "6", ""),
        ("2026-11-10", "3", "5", "–", "–", "5", ""),
        ("2026-11-17", "4", "6", "3", "−3", "3", "from memory"),
    )


def test_the_weeks() -> None:
    found = table("weekly")
    assert found.covers == 7
    assert found.rows[3] == (
        "2026-11-03", "6", "4–6", "5", "6", "4–9", "5", "1 session, 1 flare",
    )  # fmt: skip


def test_fields_have_a_column_each_in_their_colour() -> None:
    found = table("function")
    assert [(one.name, one.role, one.ten) for one in found.columns[1:-1]] == [
        ("Based on PEG", Role.PAIN, True),
        ("sit through a film", Role.EASE, True),
    ]
    assert table("reliance").columns[1] == Column("Medicine days", role=Role.NEUTRAL)
    assert table("test").rows == (
        ("2026-10-19", "30.5", "–", ""),
        ("2026-11-02", "28", "–", ""),
        ("2026-11-16", "25.5", "–", ""),
        ("2026-11-17", "–", "3", "session 4"),
    )


def test_a_table_in_place_of_a_picture_drops_columns_that_do_not_fit() -> None:
    found = table("daily")
    for width, names in (
        (15, []),
        (21, ["Ease of…"]),
        (40, ["Ease of…", "Pain", "Stiffness"]),
    ):
        heads = [label.text for label in table_chart(found, width, 6).labels if label.row == 0]
        assert [head.strip() for head in heads] == ["Day", *names]
    heights = {label.row for label in table_chart(found, 40, 6).labels}
    assert heights == set(range(6))


def test_what_was_written_down_later_is_said_in_two_words_and_of_which_place() -> None:
    def told(one: DayValue, place: str) -> DayValue:
        if one.day == day(12):
            old = place == "low back"
            return one._replace(memory=FromMemory.OLD if old else FromMemory.RECENT, n=2 - old)
        return one

    strands = tuple(
        replace(one, series=tuple(told(v, one.name.removeprefix("Pain, ")) for v in one.series))
        for one in FIGURES.strands
    )
    figures, places = replace(FIGURES, strands=strands), views.get("places")
    rows = {row[0]: row[-1] for row in places.table(figures, COURSE).rows}
    assert rows[day(12).isoformat()] == "low back: from memory; neck: added later, 2 entries"
    assert rows[day(40).isoformat()] == "added later"
    said = places.readout(figures, day(12))
    assert "pain: low back 7 (from memory), neck 2 (mean of 2) (added later)." in said


def test_markdown_has_the_columns_of_the_table() -> None:
    picture = views.get("sessions")
    drawing = picture.build(FIGURES, replace(COURSE, cursor=day(14)), 78, 18, Glyphs.BLOCKS)
    lines = markdown.page(drawing, table("sessions")).splitlines()
    assert lines[0] == "## Before → after each session, low back"
    assert "| Day | Session | Before | After | Change | Day after | Notes |" in lines
    assert "| 2026-10-27 | 1 | 7 | 4 | −3 | 6 |  |" in lines

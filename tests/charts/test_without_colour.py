"""Without any colour each series is still told from the others: by its place, name or sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from chart_data import day
from figure_data import everything

from tracker.charts import text, views
from tracker.charts import view as ranges
from tracker.charts.bars import band_glyph
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.layout import GUTTER
from tracker.charts.palette import NONE, PALETTES
from tracker.charts.role import Role
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain.figures import Figures, SessionPain
from tracker.domain.trend import DayValue, Series

SETS = pytest.mark.parametrize("glyphs", Glyphs)
SHOWN = View(day(0), day(41))


def drawn(
    view_id: str, glyphs: Glyphs, figures: Figures | None = None, size: tuple[int, int] = (160, 50)
) -> Drawing:
    found = figures or everything()
    return views.get(view_id).build(found, SHOWN, *size, glyphs)


def plain(drawing: Drawing) -> tuple[str, ...]:
    """The picture with its colours taken away."""
    return drawing.cells.lines()


END = GUTTER + 42 * 3
"""Where a field of 42 days ends, each three cells wide."""


def signs(drawing: Drawing, role: Role, rows: Iterable[int], begin: int = GUTTER) -> set[str]:
    """The signs of one role in some rows of a field."""
    cells = drawing.cells.rows
    return {char for row in rows for char, kind in cells[row][begin:END] if kind is role} - {" "}


def unbroken(drawing: Drawing, role: Role, sign: str, rows: Iterable[int]) -> bool:
    """Whether a line of that role and sign has two cells beside each other anywhere."""
    cells = drawing.cells.rows
    pairs = (pair for row in rows for pair in pairwise(cells[row][GUTTER:END]))
    return ((sign, role), (sign, role)) in pairs


def moved(series: Series) -> Series:
    return tuple(one._replace(value=10 - one.value) for one in series)


@SETS
def test_the_lines_of_ease_and_pain_have_signs_of_their_own(glyphs: Glyphs) -> None:
    drawing, known = drawn("ease-pain", glyphs), glyph_set(glyphs)
    pain = next(n for n, line in enumerate(plain(drawing)) if line.startswith("Pain"))
    field = range(pain + 1, pain + 20)
    bars = signs(drawing, Role.PAIN, field)
    line = signs(drawing, Role.TEXT, field) - {known.floor}
    start = signs(drawing, Role.BASELINE, field, begin=0) & {known.rule}
    faint = signs(drawing, Role.MUTED, field) & {band_glyph(known), known.gap}
    target = signs(drawing, Role.TEXT, field) & {known.floor}
    kinds = [bars, line, start, faint]
    assert all((*kinds, target)), kinds
    # The target is told by its sign, or where that is the same by its gaps.
    assert unbroken(drawing, Role.BASELINE, known.rule, field)
    assert not unbroken(drawing, Role.TEXT, known.floor, field)
    for at, kind in enumerate(kinds):
        assert not any(kind & other for other in kinds[at + 1 :]), kinds
    if glyphs is Glyphs.BRAILLE:
        assert all("⠀" < char <= "⣿" for char in line)


@SETS
@pytest.mark.parametrize("view_id", ["ease-pain", "weekly", "daily", "places", "function"])
def test_each_measure_has_a_field_with_its_name_and_the_way_that_is_better(
    view_id: str, glyphs: Glyphs
) -> None:
    known, found = glyph_set(glyphs), "\n".join(plain(drawn(view_id, glyphs)))
    arrows = {known.up: "higher is easier", known.down: "lower is less"}
    for arrow, words in arrows.items():
        if words in found:
            assert f"{arrow} {words}" in found
    names = {
        "ease-pain": ("Ease of moving", "Pain, last 24 hours"),
        "weekly": ("Ease", "Pain"),
        "daily": ("Ease of moving", "Pain", "Stiffness", "Worst pain"),
        "places": ("Pain, low back", "Pain, neck"),
        "function": ("Based on PEG", "sit through a film"),
    }[view_id]
    assert all(name in found for name in names)


@SETS
@pytest.mark.parametrize("view_id", ["ease-pain", "weekly"])
def test_another_pain_changes_the_field_of_pain_alone(view_id: str, glyphs: Glyphs) -> None:
    known = everything()
    data = known.ease_pain
    other = replace(known, ease_pain=replace(data, pain=moved(data.pain)))
    before, after = (plain(drawn(view_id, glyphs, one)) for one in (known, other))
    changed = [
        (row, column)
        for row, pair in enumerate(zip(before, after, strict=True))
        for column, chars in enumerate(zip(*(one.ljust(160) for one in pair), strict=True))
        if chars[0] != chars[1]
    ]
    assert changed
    if view_id == "ease-pain":
        border = next(n for n, line in enumerate(before) if line.startswith("Pain"))
        assert min(row for row, _ in changed) > border
    else:
        (heading,) = (line for line in before if "Pain" in line and "Ease " in line[:30])
        assert min(column for _, column in changed) >= heading.index("Pain") - 1


@SETS
def test_the_three_marks_of_a_session_and_one_from_memory_differ(glyphs: Glyphs) -> None:
    known = glyph_set(glyphs)
    held = (
        SessionPain("a", day(7), 1, 8, 2, 5),
        SessionPain("b", day(14), 2, 8, 2, 5, memory=True),
        SessionPain("c", day(21), 3, 8, 2, 8),
    )
    drawing = drawn("sessions", glyphs, replace(everything(), sessions=held))
    rows = [line for line in plain(drawing) if line[:1].isdigit()]
    signs_of = [[c for c in row[11:125] if c not in f" {known.gap}{known.floor}⠒"] for row in rows]
    assert signs_of == [
        [known.planned, known.next_day, known.session],
        [known.planned, known.next_day, known.hollow],
        [known.planned, known.both],
    ]
    explained = "\n".join(plain(drawing))
    for sign, words in (
        (known.session, "before"), (known.planned, "after"), (known.next_day, "day after"),
        (known.hollow, "from memory"), (known.both, "before = day after"),
    ):  # fmt: skip
        assert f"{sign} {words}" in explained


@SETS
def test_a_week_s_median_and_range_differ(glyphs: Glyphs) -> None:
    drawing, known = drawn("weekly", glyphs), glyph_set(glyphs)
    used = signs(drawing, Role.EASE, range(3, 30), begin=11)
    median = {known.levels[-1]}
    span = {char for char in used if char == known.floor or "⠀" < char <= "⣿"}
    assert median <= used
    assert span
    assert not median & span


@SETS
def test_the_shades_of_the_calendar_stand_beside_their_digit(glyphs: Glyphs) -> None:
    known = glyph_set(glyphs)
    days = tuple(DayValue(day(n), float(n % 11)) for n in range(35))
    figures = everything()
    figures = replace(figures, ease_pain=replace(figures.ease_pain, pain=days, marks=()))
    rows = [
        line for line in plain(drawn("calendar", glyphs, figures))[2:] if line[:2].strip().isdigit()
    ]
    found = {
        line[at : at + 2].strip(): line[at + 2]
        for line in rows
        for at in range(8, len(line) - 2)
        if line[at : at + 2].strip().isdigit() and line[at + 2] in known.shades
    }
    assert len(found) == 10
    assert len(set(found.values())) == 4
    order = [known.shades.index(found[str(value)]) for value in range(1, 11)]
    assert order == sorted(order)


@pytest.mark.parametrize("view_id", views.VIEWS)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_a_picture_loses_nothing_but_colour_without_it(view_id: str, palette) -> None:  # type: ignore[no-untyped-def]
    drawing = drawn(view_id, Glyphs.BLOCKS, size=(100, 30))
    lines = text.coloured(drawing, palette)
    bare = tuple(_without_codes(line) for line in lines)
    assert bare == plain(drawing)
    if palette is NONE:
        codes = {part.split("m")[0] for line in lines for part in line.split("\x1b[")[1:]}
        assert codes <= {"0", "1", "2"}


def _without_codes(line: str) -> str:
    first, *rest = line.split("\x1b[")
    return (first + "".join(part.partition("m")[2] for part in rest)).rstrip()


def test_the_days_shown_here_hold_everything() -> None:
    whole = ranges.extent(everything().ease_pain)
    assert whole.first >= SHOWN.first

"""Whether a picture and its legend name the same signs: each sign stands for something seen,
and whatever is seen is named."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from drawing_read import Cell, Read

from tracker.charts import canvas
from tracker.charts.glyphs import BRAILLE
from tracker.charts.role import Role
from tracker.charts.signs import mark_look
from tracker.charts.spec import Form, Label
from tracker.domain.trend import MarkKind

ENOUGH = 24
"""Rows in which every sign there can be finds a line of the legend."""

_GRIDS = ("sessions", "weekly")
"""Pictures whose dots are a scale, not days without an entry."""


def check_signs(read: Read, view_id: str) -> None:
    explained = Counter((one.of, one.text) for one in read.drawing.signs)
    assert not [one for one, times in explained.items() if times > 1], "a sign explained twice"
    signs = {one.text: one for one in read.drawing.signs}
    fields, labels = _in_fields(read, view_id), _marks(read)
    seen = {char for char, _ in fields | labels}
    for sign in signs.values():
        if sign.glyph:
            assert sign.glyph[0] in seen, ("a sign that is nowhere", sign, view_id)
            read.seen["sign"] += 1
    named = {sign.glyph[:1] for sign in signs.values()}
    for char, role in fields | labels:
        assert char in named, ("a sign without a word", char, role, view_id, sorted(signs))
    full = read.drawing.form is Form.FULL and read.case.size[1] >= ENOUGH
    if full:
        picture = "\n".join(read.drawing.cells.lines())
        for text in signs:
            assert text in picture, ("not in the legend", text, view_id)


def _in_fields(read: Read, view_id: str) -> set[Cell]:
    """What is seen in fields and rows beside plain bars."""
    glyphs, shared = read.glyphs, _ranges(read)
    plain = {glyphs.zero, glyphs.hollow_stem, *glyphs.levels}
    found: set[Cell] = set()
    for placed in read.chart.plots:
        for row in canvas.draw(placed.plot).rows:
            for char, role in row:
                grid = view_id in _GRIDS and (char, role) == (glyphs.gap, Role.MUTED)
                if char == " " or grid:
                    continue
                fine = glyphs is BRAILLE and "⠀" < char <= "⣿"
                if view_id == "sessions" and (fine or char == glyphs.floor):
                    # What joins two marks of a session is no mark.
                    continue
                said = view_id in (*_GRIDS, "calendar") or (shared and char == glyphs.levels[-1])
                if fine or said or char not in plain:
                    found.add((glyphs.line if fine else char, role))
    return found


def _ranges(read: Read) -> bool:
    """Whether bars show a range: then their solid part has a name as well."""
    return any("highest" in one.words or one.words == "median" for one in read.drawing.signs)


def _marks(read: Read) -> set[Cell]:
    """The marks, ticks and gaps that are written as words, without the legend's."""
    glyphs = read.glyphs
    looks = {mark_look(kind, glyphs) for kind in MarkKind}
    written = (glyphs.tick, glyphs.gap, glyphs.next_day)
    known = looks | {(char, Role.MUTED) for char in written}
    legend = _legend(read)
    kept = tuple(one for one in read.chart.labels if one not in legend)
    alone = {(one.row, one.column): one for one in kept if (one.text, one.role) in known}
    cells = canvas.render(replace(read.chart, labels=kept)).rows
    return {
        cells[row][column]
        for row, column in alone
        if row < len(cells) and column < len(cells[row]) and cells[row][column] in known
    }


def _legend(read: Read) -> set[Label]:
    """The labels that explain: a sign with its words, or the sign right before them."""
    texts = {one.text for one in read.drawing.signs}
    words = {one.words for one in read.drawing.signs}
    found = {one for one in read.chart.labels if one.text in texts}
    for one in read.chart.labels:
        if one.text in words:
            found |= {other for other in read.chart.labels if _leads(other, one)}
            found.add(one)
    return found


def _leads(sign: Label, words: Label) -> bool:
    return sign.row == words.row and sign.column + len(sign.text) + 1 == words.column

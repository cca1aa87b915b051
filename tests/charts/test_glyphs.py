"""Characters of one cell that differ where their meaning does."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args, get_type_hints
from unicodedata import east_asian_width

import pytest

from tracker.charts.glyphs import ASCII, BLOCKS, BRAILLE, Glyphs, GlyphSet, glyph_set
from tracker.settings import GLYPHS, Settings

SETS = pytest.mark.parametrize("glyphs", [glyph_set(one) for one in Glyphs], ids=list(Glyphs))


@SETS
def test_each_glyph_fills_one_cell(glyphs: GlyphSet) -> None:
    for field in fields(glyphs):
        value = getattr(glyphs, field.name)
        if isinstance(value, bool):
            continue
        for char in value if isinstance(value, tuple) else (value,):
            assert len(char) == 1
            assert east_asian_width(char) not in "WF"
            assert glyphs is not ASCII or char.isascii()


@SETS
def test_marks_differ_without_colour(glyphs: GlyphSet) -> None:
    marks = [
        glyphs.session, glyphs.planned, glyphs.flare, glyphs.auto_flare,
        glyphs.event, glyphs.cursor,
    ]  # fmt: skip
    assert len(set(marks)) == len(marks)
    assert glyphs.gap not in (*glyphs.levels, glyphs.zero, glyphs.hollow)


@SETS
def test_what_shares_a_field_differs_without_colour(glyphs: GlyphSet) -> None:
    assert len({glyphs.levels[-1], glyphs.line, glyphs.rule, glyphs.hollow, glyphs.gap}) == 5
    assert len({glyphs.levels[-1], glyphs.middle, glyphs.range}) == 3
    assert len({glyphs.session, glyphs.planned, glyphs.next_day, glyphs.both, glyphs.hollow}) == 5
    assert glyphs.up != glyphs.down
    marks = {glyphs.session, glyphs.planned, glyphs.flare, glyphs.auto_flare, glyphs.event}
    assert len({*glyphs.shades, glyphs.gap, glyphs.hollow, glyphs.cursor, *marks}) == 12


def test_the_settings_offer_every_set() -> None:
    assert tuple(one.value for one in Glyphs) == GLYPHS
    assert get_args(get_type_hints(Settings)["glyphs"]) == GLYPHS
    assert [glyph_set(one) for one in Glyphs] == [BLOCKS, BRAILLE, ASCII]

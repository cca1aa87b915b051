"""Colours that can be read, by everyone, and glyphs of one cell."""

from __future__ import annotations

import colorsys
from dataclasses import fields
from unicodedata import east_asian_width

import pytest

from tracker.charts.palette import (
    ASCII,
    BLOCKS,
    DARK,
    LIGHT,
    PALETTES,
    GlyphSet,
    Palette,
    contrast,
    rgb,
    xterm,
)
from tracker.charts.role import Role


def hue(colour: str) -> tuple[float, float]:
    """Hue in degrees, and how colourful it is from 0 to 1."""
    red, green, blue = (part / 255 for part in rgb(colour))
    turn, _, strength = colorsys.rgb_to_hls(red, green, blue)
    return turn * 360, strength


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda p: p.name)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BACKGROUND])
def test_everything_stands_out_from_its_background(palette: Palette, role: Role) -> None:
    assert contrast(palette.colour(role), palette.background) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda p: p.name)
def test_ease_is_blue_and_pain_is_sand_and_nothing_is_red_or_green(palette: Palette) -> None:
    assert 190 <= hue(palette.ease)[0] <= 230
    assert 25 <= hue(palette.pain)[0] <= 50
    assert 25 <= hue(palette.stiffness)[0] <= 50
    for role in Role:
        turn, strength = hue(palette.colour(role))
        if strength > 0.2:
            assert 25 <= turn <= 55 or 190 <= turn <= 270, role


@pytest.mark.parametrize("glyphs", [BLOCKS, ASCII], ids=["blocks", "ascii"])
def test_each_glyph_fills_one_cell(glyphs: GlyphSet) -> None:
    for field in fields(glyphs):
        value = getattr(glyphs, field.name)
        for char in value if isinstance(value, tuple) else (value,):
            assert len(char) == 1
            assert east_asian_width(char) not in "WF"
            assert glyphs is BLOCKS or char.isascii()


def test_marks_differ_without_colour() -> None:
    for glyphs in (BLOCKS, ASCII):
        marks = [
            glyphs.session, glyphs.planned, glyphs.flare, glyphs.auto_flare,
            glyphs.event, glyphs.cursor,
        ]  # fmt: skip
        assert len(set(marks)) == len(marks)
        assert glyphs.gap not in (*glyphs.levels, glyphs.zero, glyphs.hollow)


def test_the_nearest_of_the_256_colours() -> None:
    assert [xterm(c) for c in ("#000000", "#ffffff", "#5f87af", "#808080")] == [16, 231, 67, 244]
    assert xterm(DARK.ease) != xterm(DARK.pain)
    assert xterm(LIGHT.ease) != xterm(LIGHT.pain)

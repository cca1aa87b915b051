"""The characters pictures are made of: blocks, the same with braille lines, and ASCII.

Blocks (U+2580 on) are in every font; braille (U+2800 on) is finer, where the font has it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Glyphs(StrEnum):
    """Which set of glyphs a picture is drawn with."""

    BLOCKS = "blocks"
    BRAILLE = "braille"
    ASCII = "ascii"


@dataclass(frozen=True, slots=True)
class GlyphSet:
    """The characters of a picture, each one cell wide.

    ``levels`` are the partly filled cells from the lowest to the full one, evenly spaced.
    ``fine``: lines are drawn with braille dots, two across and four up in each cell.
    """

    levels: tuple[str, ...]
    zero: str
    middle: str
    late: str
    range: str
    hollow: str
    hollow_stem: str
    gap: str
    rule: str
    line: str
    session: str
    planned: str
    flare: str
    auto_flare: str
    event: str
    cursor: str
    wall: str
    corner: str
    floor: str
    tick: str
    up: str
    down: str
    next_day: str
    both: str
    shades: tuple[str, str, str, str]
    fine: bool = False


BLOCKS = GlyphSet(
    levels=("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"),
    zero="▁",
    middle="▓",
    late="▒",
    range="░",
    hollow="□",
    hollow_stem="┊",
    gap="·",
    rule="╌",
    line="━",
    session="●",
    planned="○",
    flare="f",
    auto_flare="≈",
    event="e",
    cursor="◆",
    wall="│",
    corner="└",
    floor="─",
    tick="┬",
    up="▲",
    down="▼",
    next_day="◇",
    both="◈",
    shades=("░", "▒", "▓", "█"),
)

BRAILLE = replace(BLOCKS, line="⠒", fine=True)

ASCII = GlyphSet(
    levels=("_", ":", "#"),
    zero="_",
    middle="+",
    late="@",
    range="/",
    hollow="o",
    hollow_stem="'",
    gap=".",
    rule="-",
    line="=",
    session="*",
    planned="O",
    flare="f",
    auto_flare="~",
    event="e",
    cursor="^",
    wall="|",
    corner="+",
    floor="-",
    tick="|",
    up="^",
    down="v",
    next_day="x",
    both="%",
    shades=("-", "+", "=", "#"),
)


_SETS = {Glyphs.BLOCKS: BLOCKS, Glyphs.BRAILLE: BRAILLE, Glyphs.ASCII: ASCII}


def glyph_set(glyphs: Glyphs) -> GlyphSet:
    """The characters of a set."""
    return _SETS[glyphs]

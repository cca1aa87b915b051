"""The one place of colours and glyphs.

Ease is blue, pain and stiffness are sand, all else is grey with one accent; there is no
red and no green, so that colour-blind people lose nothing and no day is scolded. Colour is
never the only sign: fields differ by place and marks by glyph. Every colour that carries
text or a mark keeps a contrast of at least 4.5 : 1 with the background (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.charts.role import Role


@dataclass(frozen=True, slots=True)
class Palette:
    """A colour ``#rrggbb`` for each role."""

    name: str
    ease: str
    pain: str
    stiffness: str
    neutral: str
    text: str
    muted: str
    accent: str
    baseline: str
    session: str
    flare: str
    cursor: str
    background: str

    def colour(self, role: Role) -> str:
        """The colour of ``role`` as ``#rrggbb``."""
        return str(getattr(self, role.value))


DARK = Palette(
    name="dark",
    ease="#7cb7f0",
    pain="#dcb67a",
    stiffness="#c4a98a",
    neutral="#a9b3bf",
    text="#d5dae1",
    muted="#8e98a6",
    accent="#c5b8f7",
    baseline="#a3acb8",
    session="#e6e9ee",
    flare="#e6e9ee",
    cursor="#c5b8f7",
    background="#14181d",
)

LIGHT = Palette(
    name="light",
    ease="#1f63a8",
    pain="#86591a",
    stiffness="#75603f",
    neutral="#59636f",
    text="#262c34",
    muted="#5d6672",
    accent="#5a3fb0",
    baseline="#4f5864",
    session="#14181d",
    flare="#14181d",
    cursor="#5a3fb0",
    background="#faf9f6",
)

PALETTES = (DARK, LIGHT)


class Glyphs(StrEnum):
    """Which set of glyphs a picture is drawn with."""

    BLOCKS = "blocks"
    ASCII = "ascii"


@dataclass(frozen=True, slots=True)
class GlyphSet:
    """The characters of a picture, each one cell wide.

    ``levels`` are the partly filled cells from the lowest to the full one, evenly spaced.
    """

    levels: tuple[str, ...]
    zero: str
    middle: str
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


BLOCKS = GlyphSet(
    levels=("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"),
    zero="▁",
    middle="▓",
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

ASCII = GlyphSet(
    levels=("_", ":", "#"),
    zero="_",
    middle="+",
    range=":",
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
    tick="+",
    up="^",
    down="v",
    next_day="x",
    both="%",
    shades=("-", "+", "*", "#"),
)


def glyph_set(glyphs: Glyphs) -> GlyphSet:
    """The characters of a set."""
    return ASCII if glyphs is Glyphs.ASCII else BLOCKS


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0-255) of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def xterm(colour: str) -> int:
    """The nearest of the 256 colours that every colour terminal has (16-255)."""
    return min(range(16, 256), key=lambda code: _distance(_xterm_rgb(code), rgb(colour)))


_CUBE = (0, 95, 135, 175, 215, 255)


def _xterm_rgb(code: int) -> tuple[int, int, int]:
    if code >= 232:
        grey = 8 + 10 * (code - 232)
        return grey, grey, grey
    cube = code - 16
    return _CUBE[cube // 36], _CUBE[cube // 6 % 6], _CUBE[cube % 6]


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _luminance(colour: str) -> float:
    parts = []
    for part in rgb(colour):
        share = part / 255
        parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

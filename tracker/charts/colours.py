"""Colours as numbers: their parts, their contrast, and what terminals have of them."""

from __future__ import annotations

_CUBE = (0, 95, 135, 175, 215, 255)
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0-255) of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of ``#rrggbb`` as shares of light, 0 to 1 (sRGB, IEC 61966-2-1)."""
    red, green, blue = (_light(part / 255) for part in rgb(colour))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light ``#rrggbb`` is, from 0 (black) to 1 (white)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def xterm(colour: str) -> int:
    """The nearest of the 256 colours that every colour terminal has (16-255)."""
    return min(range(16, 256), key=lambda code: _distance(xterm_rgb(code), rgb(colour)))


def xterm_rgb(code: int) -> tuple[int, int, int]:
    """Red, green and blue of one of the 256 colours (16-255)."""
    if code >= 232:
        grey = 8 + 10 * (code - 232)
        return grey, grey, grey
    cube = code - 16
    return _CUBE[cube // 36], _CUBE[cube // 6 % 6], _CUBE[cube % 6]


def sgr(name: str) -> int:
    """The code that turns on one of the 16 named colours, such as ``bright_blue``."""
    bright = name.startswith("bright_")
    return _NAMES.index(name.removeprefix("bright_")) + (90 if bright else 30)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _light(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

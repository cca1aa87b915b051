"""Colours that can be read, by everyone, and kept apart with colour, in grey, and without."""

from __future__ import annotations

import colorsys
from itertools import combinations

import pytest

from tracker.charts.colours import contrast, linear, luminance, rgb, sgr, xterm, xterm_rgb
from tracker.charts.palette import (
    ANSI,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    NONE,
    PALETTES,
    Palette,
)
from tracker.charts.role import Role
from tracker.settings import THEMES

OURS = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)
"""The palettes that bring their own ground."""

MARKS = tuple(role for role in Role if role is not Role.BACKGROUND)

SERIES = (Role.EASE, Role.PAIN, Role.NEUTRAL)

# Machado, Oliveira & Fernandes 2009 (IEEE Trans. Vis. Comput. Graph. 15:1291-1298), severity 1.0.
SEEN = {
    "everyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# What usual terminals make of the two names that tell ease from pain, on their dark ground.
TERMINALS = {
    "xterm": ("#000000", "#5c5cff", "#cdcd00"),
    "VS Code": ("#1e1e1e", "#3b8eea", "#e5e510"),
    "Windows": ("#0c0c0c", "#3b78ff", "#c19c00"),
    "GNOME": ("#171421", "#2a7bde", "#a2734c"),
    "Terminal.app": ("#000000", "#0000ff", "#999900"),
    "Tango": ("#000000", "#729fcf", "#c4a000"),
}


def hue(colour: str) -> tuple[float, float]:
    """Hue in degrees, and how colourful it is from 0 to 1."""
    red, green, blue = (part / 255 for part in rgb(colour))
    turn, _, strength = colorsys.rgb_to_hls(red, green, blue)
    return turn * 360, strength


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """A colour as those eyes see it, in CIELAB (D65), where equal steps look equal."""
    light = linear(colour)
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0)
        for row in SEEN[eyes]
    )
    x = _root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = _root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share: float) -> float:
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116


def apart(one: str, other: str, eyes: str = "everyone") -> float:
    """How far two colours look from each other (CIE 1976); about 2 can just be told."""
    pairs = zip(seen(one, eyes), seen(other, eyes), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_the_settings_offer_every_palette() -> None:
    assert tuple(PALETTES) == THEMES


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)
@pytest.mark.parametrize("role", MARKS)
def test_everything_stands_out_from_its_background(palette: Palette, role: Role) -> None:
    high = palette in (CONTRAST_DARK, CONTRAST_LIGHT)
    colour = palette.colour(role)
    assert contrast(colour, palette.background) >= (7.0 if high else 4.5)
    # Words on the two slightly raised grounds keep what large text needs at least.
    assert contrast(colour, palette.surface) >= (7.0 if high else 4.5)
    assert contrast(colour, palette.panel) >= (4.5 if high else 3.5)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)
def test_the_ground_is_as_dark_as_it_says(palette: Palette) -> None:
    assert (luminance(palette.background) < 0.2) is (palette.dark and palette is not NONE)


@pytest.mark.parametrize("palette", OURS, ids=lambda p: p.name)
def test_ease_is_blue_and_pain_is_sand_and_nothing_is_red_or_green(palette: Palette) -> None:
    assert 190 <= hue(palette.ease)[0] <= 230
    assert 25 <= hue(palette.pain)[0] <= 50
    assert 25 <= hue(palette.stiffness)[0] <= 50
    for role in Role:
        turn, strength = hue(palette.colour(role))
        if strength > 0.2:
            assert 25 <= turn <= 55 or 190 <= turn <= 270, role


@pytest.mark.parametrize("palette", OURS, ids=lambda p: p.name)
@pytest.mark.parametrize("eyes", SEEN)
def test_colour_blind_people_see_the_series_apart(palette: Palette, eyes: str) -> None:
    ease, pain, neutral = (palette.colour(role) for role in SERIES)
    assert apart(ease, pain, eyes) >= 50
    assert apart(ease, neutral, eyes) >= 12
    assert apart(pain, neutral, eyes) >= 20


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)
def test_in_grey_ease_and_pain_differ_in_lightness(palette: Palette) -> None:
    light = [seen(palette.colour(role), "everyone")[0] for role in (Role.EASE, Role.PAIN)]
    assert abs(light[0] - light[1]) >= 9


@pytest.mark.parametrize("palette", OURS, ids=lambda p: p.name)
def test_the_nearest_of_the_256_colours_still_serve(palette: Palette) -> None:
    assert [xterm(c) for c in ("#000000", "#ffffff", "#5f87af", "#808080")] == [16, 231, 67, 244]
    near = {role: "#{:02x}{:02x}{:02x}".format(*xterm_rgb(xterm(palette.colour(role))))
            for role in MARKS}  # fmt: skip
    ground = "#000000" if palette.dark else "#ffffff"
    assert all(contrast(near[role], ground) >= 4.5 for role in MARKS)
    for eyes in SEEN:
        assert all(apart(near[a], near[b], eyes) >= 10 for a, b in combinations(SERIES, 2))


@pytest.mark.parametrize(("ground", "ease", "pain"), TERMINALS.values(), ids=TERMINALS)
def test_the_names_for_ease_and_pain_stay_apart_in_usual_terminals(
    ground: str, ease: str, pain: str
) -> None:
    assert all(apart(ease, pain, eyes) >= 50 for eyes in ("everyone", "protanopia", "deuteranopia"))
    assert contrast(pain, ground) >= 3


def test_what_a_terminal_is_told_of_its_own_colours() -> None:
    names = {ANSI.ink(role).colour for role in Role} - {""}
    assert len(names) >= 3
    assert all(30 <= sgr(name) <= 37 or 90 <= sgr(name) <= 97 for name in names)
    assert [sgr(name) for name in ("black", "bright_blue", "yellow")] == [30, 94, 33]
    assert ANSI.ink(Role.EASE) != ANSI.ink(Role.PAIN)
    # Whatever the ground is: words are written as the terminal writes them.
    assert {ANSI.ink(role).colour for role in (Role.TEXT, Role.MUTED, Role.SESSION)} == {""}


def test_without_colour_there_is_bold_and_faint() -> None:
    inks = [NONE.ink(role) for role in Role]
    assert not any(ink.colour for ink in inks)
    assert len(set(inks)) == 3
    assert all(DARK.ink(role).colour == DARK.colour(role) for role in Role)

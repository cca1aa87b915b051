"""The one place of colours.

Ease is blue, pain and stiffness are sand, all else is grey with one accent; there is no
red and no green, so that colour-blind people lose nothing and no day is scolded. Ease is
also darker than pain, or lighter, so that a grey print keeps them apart. Colour is never
the only sign: fields differ by place and name, marks by glyph. Every colour that carries
text or a mark keeps a contrast of at least 4.5 : 1 with the background, high contrast at
least 7 : 1 (WCAG 2.2, 1.4.3 and 1.4.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tracker.charts.role import Role


class Ink(NamedTuple):
    """How a terminal is to show a role.

    ``colour`` is ``#rrggbb``, the name of one of the terminal's 16 colours such as
    ``bright_blue``, or ``""`` for the one it writes with anyway.
    """

    colour: str = ""
    bold: bool = False
    dim: bool = False


class Palette(NamedTuple):
    """A colour ``#rrggbb`` for each role, and how terminals show it.

    ``name`` is its name in the settings, ``title`` on screens. ``dark`` tells the ground.
    ``inks`` is ``None`` where a terminal shows the colours as they are, on ``background``;
    else it keeps its own ground, and the colours are only for what is written to files.
    """

    name: str
    title: str
    dark: bool
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
    surface: str
    panel: str
    inks: Mapping[Role, Ink] | None = None

    def colour(self, role: Role) -> str:
        """The colour of ``role`` as ``#rrggbb``."""
        return str(getattr(self, role.value))

    def ink(self, role: Role) -> Ink:
        """How a terminal shows ``role``."""
        return Ink(self.colour(role)) if self.inks is None else self.inks[role]


DARK = Palette(
    name="dark",
    title="dark",
    dark=True,
    ease="#68aef0",
    pain="#e8c58c",
    stiffness="#cfb597",
    neutral="#a9b3bf",
    text="#d5dae1",
    muted="#8e98a6",
    accent="#c5b8f7",
    baseline="#a3acb8",
    session="#e6e9ee",
    flare="#e6e9ee",
    cursor="#c5b8f7",
    background="#14181d",
    surface="#1a1f26",
    panel="#232a33",
)

LIGHT = Palette(
    name="light",
    title="light",
    dark=False,
    ease="#1a5591",
    pain="#946015",
    stiffness="#7d673f",
    neutral="#59636f",
    text="#262c34",
    muted="#5d6672",
    accent="#5a3fb0",
    baseline="#4f5864",
    session="#14181d",
    flare="#14181d",
    cursor="#5a3fb0",
    background="#faf9f6",
    surface="#f1efe9",
    panel="#e4e1d8",
)

CONTRAST_DARK = Palette(
    name="contrast-dark",
    title="high contrast on black",
    dark=True,
    ease="#6fb9ff",
    pain="#ffd894",
    stiffness="#e8c9a0",
    neutral="#c9d1da",
    text="#ffffff",
    muted="#c2cad3",
    accent="#d8ccff",
    baseline="#d3dae2",
    session="#ffffff",
    flare="#ffffff",
    cursor="#d8ccff",
    background="#000000",
    surface="#14171b",
    panel="#30363e",
)

CONTRAST_LIGHT = Palette(
    name="contrast-light",
    title="high contrast on white",
    dark=False,
    ease="#003b7a",
    pain="#774800",
    stiffness="#64502c",
    neutral="#454e59",
    text="#000000",
    muted="#434b55",
    accent="#42259c",
    baseline="#39414b",
    session="#000000",
    flare="#000000",
    cursor="#42259c",
    background="#ffffff",
    surface="#f7f7f7",
    panel="#dedede",
)

_PLAIN, _STRONG, _FAINT = Ink(), Ink(bold=True), Ink(dim=True)

NONE = Palette(
    name="none",
    title="no colour",
    dark=False,
    ease="#262626",
    pain="#6a6a6a",
    stiffness="#6a6a6a",
    neutral="#4a4a4a",
    text="#1a1a1a",
    muted="#5e5e5e",
    accent="#000000",
    baseline="#4a4a4a",
    session="#000000",
    flare="#000000",
    cursor="#000000",
    background="#ffffff",
    surface="#f4f4f4",
    panel="#e6e6e6",
    inks=MappingProxyType(
        {
            Role.EASE: _STRONG,
            Role.PAIN: _PLAIN,
            Role.STIFFNESS: _PLAIN,
            Role.NEUTRAL: _PLAIN,
            Role.TEXT: _PLAIN,
            Role.MUTED: _FAINT,
            Role.ACCENT: _STRONG,
            Role.BASELINE: _FAINT,
            Role.SESSION: _STRONG,
            Role.FLARE: _STRONG,
            Role.CURSOR: _STRONG,
            Role.BACKGROUND: _PLAIN,
        }
    ),
)
"""What ``NO_COLOR`` asks for: glyphs, bold and faint alone; greys in files."""

ANSI = DARK._replace(
    name="ansi",
    title="the terminal's own colours",
    # Blue and yellow stay apart for everyone; bright blue, as the plain one is dark on black.
    inks=MappingProxyType(
        {
            **(NONE.inks or {}),
            Role.EASE: Ink("bright_blue"),
            Role.PAIN: Ink("yellow"),
            Role.STIFFNESS: Ink("yellow"),
            Role.ACCENT: Ink("bright_magenta", bold=True),
            Role.CURSOR: Ink("bright_magenta", bold=True),
        }
    ),
)
"""The 16 colours a terminal names, whatever it makes of them, on its own ground."""

PALETTES: Mapping[str, Palette] = MappingProxyType(
    {one.name: one for one in (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT, ANSI, NONE)}
)
"""By the name the settings know them by, in the order in which they are offered."""

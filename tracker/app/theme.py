"""The app's themes, made from the charts' one palette so that a colour means one thing."""

from __future__ import annotations

import os

from textual.theme import Theme

from tracker.charts.palette import NONE, PALETTES, Ink, Palette
from tracker.charts.role import Role

_OWN = "ansi_default"
"""Whatever the terminal writes with, or on."""


def at_start(chosen: str) -> str:
    """The theme to begin with: the ``chosen`` one, unless the terminal asks for no colour.

    https://no-color.org: whatever ``NO_COLOR`` holds, as long as it holds something.
    """
    return NONE.name if os.environ.get("NO_COLOR") else chosen


def after(name: str) -> str:
    """The theme that follows ``name`` in the round."""
    names = list(PALETTES)
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def _theme(palette: Palette) -> Theme:
    return _with_ground(palette) if palette.inks is None else _on_own_ground(palette)


def _with_ground(palette: Palette) -> Theme:
    """The ground and every colour on it are ours."""
    surface, panel = palette.surface, palette.panel
    return Theme(
        name=palette.name,
        primary=palette.accent,
        secondary=palette.ease,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.background,
        surface=surface,
        panel=panel,
        # Nothing here is a success or an error: calm colours for every toast.
        success=palette.ease,
        warning=palette.pain,
        error=palette.pain,
        dark=palette.dark,
        variables={
            "ease": palette.ease,
            "pain": palette.pain,
            "stiffness": palette.stiffness,
            "muted": palette.muted,
            "bright": palette.session,
            "focus-row": panel,
            "input-cursor-background": palette.accent,
            "input-cursor-foreground": palette.background,
            "footer-key-foreground": palette.accent,
            "block-cursor-background": panel,
            "block-cursor-foreground": palette.text,
            "block-cursor-text-style": "none",
            "block-hover-background": surface,
            "scrollbar": panel,
            "scrollbar-hover": palette.muted,
            "scrollbar-active": palette.accent,
            "scrollbar-background": palette.background,
            "scrollbar-corner-color": palette.background,
            "border": palette.muted,
            "border-blurred": panel,
        },
    )


def _on_own_ground(palette: Palette) -> Theme:
    """The terminal keeps its ground; what would be shaded is bold, framed or turned over."""
    ease, pain, stiffness, accent = (
        _named(palette.ink(role)) for role in (Role.EASE, Role.PAIN, Role.STIFFNESS, Role.ACCENT)
    )
    return Theme(
        name=palette.name,
        ansi=True,
        primary=accent,
        secondary=ease,
        accent=accent,
        foreground=_OWN,
        background=_OWN,
        surface=_OWN,
        panel=_OWN,
        boost=_OWN,
        success=ease,
        warning=pain,
        error=pain,
        dark=palette.dark,
        variables={
            "ease": ease,
            "pain": pain,
            "stiffness": stiffness,
            # No grey of the sixteen can be read on every ground.
            "muted": _OWN,
            "bright": _OWN,
            "ansi-background": _OWN,
            "ansi-foreground": _OWN,
            "focus-row": _OWN,
            "surface": _OWN,
            "panel": _OWN,
            "input-cursor-background": _OWN,
            "input-cursor-foreground": _OWN,
            "input-cursor-text-style": "reverse",
            "input-selection-background": _OWN,
            "input-selection-foreground": _OWN,
            "screen-selection-background": _OWN,
            "screen-selection-foreground": _OWN,
            "footer-key-foreground": accent,
            "block-cursor-background": _OWN,
            "block-cursor-foreground": _OWN,
            "block-cursor-text-style": "reverse",
            "block-hover-background": _OWN,
            "scrollbar": _OWN,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": _OWN,
            "scrollbar-background-hover": _OWN,
            "scrollbar-background-active": _OWN,
            "scrollbar-corner-color": _OWN,
            "border": _OWN,
            "border-blurred": _OWN,
            "link-color": _OWN,
            "link-background-hover": _OWN,
            "link-color-hover": _OWN,
        },
    )


def _named(ink: Ink) -> str:
    return f"ansi_{ink.colour}" if ink.colour else _OWN


THEMES = {palette.name: _theme(palette) for palette in PALETTES.values()}

"""The app's themes, made from the charts' one palette so that a colour means one thing."""

from __future__ import annotations

from textual.theme import Theme

from tracker.charts.palette import DARK, LIGHT, Palette

_SURFACES = {DARK.name: ("#1a1f26", "#232a33"), LIGHT.name: ("#f1efe9", "#e4e1d8")}


def _theme(palette: Palette) -> Theme:
    surface, panel = _SURFACES[palette.name]
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
        dark=palette is DARK,
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


THEMES = {palette.name: _theme(palette) for palette in (DARK, LIGHT)}
PALETTES = {palette.name: palette for palette in (DARK, LIGHT)}

"""What a mark of a picture stands for; the palette gives each role its colour."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a cell stands for; the palette gives each role its colour."""

    EASE = "ease"
    PAIN = "pain"
    STIFFNESS = "stiffness"
    NEUTRAL = "neutral"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    BASELINE = "baseline"
    SESSION = "session"
    FLARE = "flare"
    CURSOR = "cursor"
    BACKGROUND = "background"

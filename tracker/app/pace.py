"""How often the terminal may be painted in a second; the framework reads it once, on import."""

from __future__ import annotations

import os

FRAMES = 120
"""What comes a moment after a first frame waits for the next: at the usual 60, up to 33 ms."""


def set_pace() -> None:
    """Say so, unless the person did; before Textual is imported."""
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))

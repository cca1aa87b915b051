"""The one place where the command line opens the app."""

from __future__ import annotations

from pathlib import Path

from tracker.clock import Clock
from tracker.settings import Settings


def open_app(path: Path, settings: Settings, clock: Clock) -> int:
    """Show the file at ``path`` in the app until the person leaves it; its exit code."""
    from tracker.app.pace import set_pace

    set_pace()
    from tracker.app.main import run

    return run(path, settings, clock)

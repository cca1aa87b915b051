"""What every screen works with: the store thread, the settings and the first look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import settings as settings_file
from tracker.app.drawing_thread import DrawingThread
from tracker.app.store_thread import StoreThread
from tracker.clock import Clock
from tracker.domain import days
from tracker.services.today import Today
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.app.trends_page import Ahead


@dataclass
class Desk:
    """One app's working things, handed to each screen it opens.

    ``first`` is the look at the file taken before the first frame, ``ahead`` what was made ready
    of Trends. ``whole()`` says that all there is to see of a new screen is there.
    """

    store: StoreThread
    settings: Settings
    settings_folder: Callable[[], Path]
    clock: Clock
    first: Today
    file: Path
    drawing: DrawingThread = field(default_factory=DrawingThread)
    ahead: Ahead | None = None
    whole: Callable[[], None] = lambda: None

    def today(self) -> date:
        """The tracking day it is now."""
        return days.tracking_day(self.clock.now(), self.settings.day_start_hour)

    def remember(self, key: str, value: str) -> None:
        """Keep one setting for the next start. Raises ``TrackerError`` if it cannot be written."""
        settings_file.write(self.settings_folder(), key, value)
        self.settings = replace(self.settings, **{key: value})  # type: ignore[arg-type]

"""The backup of the day, made aside while the app is used.

It has a thread and a connection of its own. SQLite's backup cannot be left and taken up again
by whoever calls it, so on the store thread every key would wait for the whole of it.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from textual.app import App

from tracker.app import background
from tracker.app.desk import Desk
from tracker.domain.text import visible
from tracker.errors import TrackerError

AFTER = 1.0
"""Seconds after the first frame at which it is first looked whether one is needed."""

EVERY = 600.0
"""Seconds until it is looked again: a window may stay open for days."""


class DailyBackup:
    """Looks now and then whether the backup of the day is there, and makes it."""

    def __init__(self, app: App[int], desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")
        self._closing = Event()
        self._said = False

    def start(self) -> None:
        """Begin to look."""
        self._app.set_timer(AFTER, self._look)
        self._app.set_interval(EVERY, self._look)

    def close(self) -> None:
        """Give up a backup that is being made, and end the thread; it waits a step at most."""
        self._closing.set()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _look(self) -> None:
        if not self._closing.is_set():
            background.begin(self._app, self._made, "daily backup")

    async def _made(self) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._executor, self._make)
        except (TrackerError, OSError) as error:
            if not self._said:
                self._said = True
                self._app.notify(
                    visible(f"The backup of the day could not be made: {error}"),
                    severity="warning",
                    markup=False,
                )

    def _make(self) -> None:
        from tracker.services import looking_after

        try:
            looking_after.daily(
                self._desk.file,
                self._desk.settings,
                self._desk.clock.now(),
                self._closing.is_set,
            )
        except looking_after.Stopped:
            return

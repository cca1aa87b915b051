"""Going away without having been closed: a terminal that was shut, ctrl+z, an end from outside.

Whatever is in a form is kept first, and may be offered by another window from then on.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from tracker.app import background

if TYPE_CHECKING:
    from tracker.app.main import TrackerApp
    from tracker.app.screens.form import FormScreen

INTERRUPTED = 130
"""The exit code of a program that was told to end."""

PATIENCE = 5.0
"""Seconds after which the program ends all the same once its terminal is gone."""


class Leaving:
    """Keeps what is in the forms before the app is stopped or ended from outside."""

    def __init__(self, app: TrackerApp) -> None:
        self._app = app
        self._going = False

    def start(self) -> None:
        """From now on a closed terminal (SIGHUP) and SIGTERM close the app in good order."""
        if self._app.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                # Neither is there on every system, nor outside the main thread.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self.go)

    def go(self) -> None:
        """Keep what is in the forms and end the program; called again it does nothing more."""
        if self._going:
            return
        self._going = True
        if not has_terminal():
            # What is drawn for a terminal that is gone is taken by nobody, and waiting for
            # that must not hold the program.
            watchdog = threading.Timer(PATIENCE, os._exit, (INTERRUPTED,))
            watchdog.daemon = True
            watchdog.start()
        background.begin(self._app, self._go, "leaving")

    async def suspend(self) -> None:
        """Back to the shell, which has its own word (``fg``) for coming back."""
        driver = self._app._driver
        if driver is None or not driver.can_suspend:
            return
        if os.getpgrp() == os.getsid(0):
            # Started by no shell that could bring it back: it would stand still for ever.
            self._say("There is no shell here to go back to.")
            return
        if not await self._keep():
            return
        # The whole job: a launcher that waits for the program must stop with it, or the
        # shell never hears of it.
        os.killpg(os.getpgrp(), signal.SIGTSTP)
        await asyncio.sleep(0)
        for form in self._forms():
            await form.come_back()

    def _say(self, words: str) -> None:
        forms = self._forms()
        if forms:
            # A toast would lie over what the form says.
            forms[-1].tell(words, asks=True)
        else:
            self._app.notify(words, markup=False)

    async def _go(self) -> None:
        await self._keep()
        if has_terminal():
            self._app.exit(return_code=INTERRUPTED)
            return
        await asyncio.to_thread(self._app.desk.store.close)
        os._exit(INTERRUPTED)

    async def _keep(self) -> bool:
        # A list, so that one form that cannot be kept does not lose the next.
        return all([await form.set_aside() for form in self._forms()])

    def _forms(self) -> list[FormScreen]:
        from tracker.app.screens.form import FormScreen

        return [screen for screen in self._app.screen_stack if isinstance(screen, FormScreen)]


def has_terminal() -> bool:
    """Whether the terminal the program was started in is still there."""
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())

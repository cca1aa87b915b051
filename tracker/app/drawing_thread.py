"""One thread draws the pictures, so that no key waits for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from textual.widget import Widget

from tracker.app import background

T = TypeVar("T")


class DrawingThread:
    """Runs drawing jobs in order. The thread starts with the first of them."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
        self._closed = False

    async def warm(self) -> None:
        """Load what drawing needs ahead of the first picture.

        Measured: the loop then waits 4 ms at most at a time, against 90 to 200 ms at once
        for loading it on the loop.
        """
        if not self._closed:
            await self.run(_load)

    async def run(self, job: Callable[[], T]) -> T:
        """What ``job`` returns; its errors come through."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, job)

    def close(self) -> None:
        """End the thread; what it has not begun is dropped."""
        self._closed = True
        self._executor.shutdown(wait=False, cancel_futures=True)


class Newest(Generic[T]):
    """Runs the newest of the jobs a widget asks for; those overtaken meanwhile are left out."""

    def __init__(self, widget: Widget, thread: DrawingThread, deliver: Callable[[T], None]) -> None:
        self._widget, self._thread, self._deliver = widget, thread, deliver
        self._job: Callable[[], T] | None = None
        self._dropped = False
        self.busy = False

    def ask(self, job: Callable[[], T]) -> None:
        """Run ``job`` as soon as the one that is running is done."""
        self._job = job
        if not self.busy:
            self.busy = True
            background.begin(self._widget, self._run, "drawing")

    def drop(self) -> None:
        """Deliver nothing of what was asked for so far."""
        self._job = None
        self._dropped = self.busy

    async def _run(self) -> None:
        try:
            while (job := self._job) is not None:
                self._job, self._dropped = None, False
                made = await self._thread.run(job)
                if not self._dropped:
                    self._deliver(made)
        finally:
            self.busy = False


def _load() -> None:
    from tracker.app.screens import trends  # noqa: F401
    from tracker.charts import canvas
    from tracker.charts.spec import Plot

    canvas.draw(Plot(1, 1, ()))

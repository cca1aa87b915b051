"""One worker thread owns the one connection; the screens ask it and never wait for SQL.

Started before Textual is imported, so that the file is read while the framework loads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from tracker.clock import Clock
from tracker.errors import TrackerError
from tracker.services import today as today_service
from tracker.services.diary import Diary, explained, open_diary
from tracker.services.today import Today
from tracker.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Runs services in order on a thread of its own.

    ``first`` is the first look at the file, begun at once; ``notices`` what was found and put
    right while opening it, and ``made_up`` whether it is a demo, known when ``first`` is.
    """

    def __init__(self, path: Path, settings: Settings, clock: Clock) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._diary: Diary | None = None
        self.notices: tuple[str, ...] = ()
        self.made_up = False
        self.first: Future[Today] = self._executor.submit(self._open, path, settings, clock)

    async def run(
        self, service: Callable[Concatenate[Diary, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call ``service(diary, …)`` on the store thread; its ``TrackerError``s come through."""

        def call() -> T:
            if self._diary is None:
                raise RuntimeError("the file is not open")
            with _explained(self._diary):
                return service(self._diary, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._executor, call)

    def close(self) -> None:
        """Close the file after what was asked for before, and end the thread."""
        self._executor.submit(self._close)
        self._executor.shutdown(wait=True)

    def _open(self, path: Path, settings: Settings, clock: Clock) -> Today:
        self._diary = open_diary(path, settings, "app", clock)
        self.notices = self._diary.store.notices
        with _explained(self._diary):
            self.made_up = self._diary.made_up()
            return today_service.look(self._diary)

    def _close(self) -> None:
        if self._diary is not None:
            self._diary.close()
            self._diary = None


@contextmanager
def _explained(diary: Diary) -> Iterator[None]:
    """Give what the file says while it is read as a ``TrackerError``."""
    try:
        yield
    except TrackerError:
        raise
    except Exception as error:
        known = explained(diary, error)
        if known is None:
            raise
        raise known from error

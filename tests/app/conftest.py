"""The app in tests, and the files it is opened on. ``driving`` holds what drives it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trend_files
from course_driving import BACK, put_running
from driving import OpenApp
from textual.pilot import Pilot
from trends_driving import OpenTrends, turned

from tracker.app.desk import Desk
from tracker.app.main import TrackerApp
from tracker.app.store_thread import StoreThread
from tracker.clock import Clock, FixedClock
from tracker.services import profile
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings


@pytest.fixture
def open_app(db: Path, clock: Clock, tmp_path: Path) -> OpenApp:
    """``async with open_app((80, 24)) as pilot``: the app on the test's file.

    Close ``diary`` first, or leave it open to play another window.
    """

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24),
        *,
        path: Path | None = None,
        at: Clock | None = None,
        settings: Settings | None = None,
    ) -> AsyncIterator[Pilot[int]]:
        file, tells, chosen = path or db, at or clock, settings or Settings()
        thread = StoreThread(file, chosen, tells)
        try:
            first = thread.first.result()
            folder = tmp_path / "settings"
            app = TrackerApp(Desk(thread, chosen, lambda: folder, tells, first, file))
            async with app.run_test(size=size) as pilot:
                yield pilot
        finally:
            thread.close()

    return opened


@pytest.fixture
def back(diary: Diary) -> Diary:
    """A new file whose main site is the low back."""
    profile.set_place(diary, BACK)
    return diary


@pytest.fixture
def running(back: Diary) -> Diary:
    """The same in the fifth week of a course, one of six sessions a week held on four Sundays."""
    put_running(back)
    return back


@pytest.fixture
def full(db: Path, clock: FixedClock) -> Iterator[Diary]:
    """A file in which every picture of Trends has something to show, open as another window."""
    trend_files.put_everything(db)
    diary = open_diary(db, Settings(), "app", clock, node="test")
    yield diary
    diary.close()


@pytest.fixture
def open_trends(open_app: OpenApp, full: Diary) -> OpenTrends:
    """``async with open_trends("weekly", (80, 24)) as pilot``: that picture of ``full``, drawn."""

    @asynccontextmanager
    async def opened(
        name: str, size: tuple[int, int] = (80, 24), **more: Any
    ) -> AsyncIterator[Pilot[int]]:
        async with open_app(size, **more) as pilot:
            await turned(pilot, name)
            yield pilot

    return opened

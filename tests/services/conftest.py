"""The same file seen at another time: time moves by opening it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import course_story
import pytest

from tracker.clock import FixedClock
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store.ids import SeededIds

At = Callable[..., Diary]
On = Callable[[int], Diary]


@pytest.fixture
def at(db: Path) -> Iterator[At]:
    """Open the test's file at an instant such as ``2026-11-23T02:00+01:00``."""
    opened: list[Diary] = []

    def open_at(instant: str, *, day_start_hour: int = 4) -> Diary:
        clock = FixedClock(datetime.fromisoformat(instant))
        ids = SeededIds(100 + len(opened))
        diary = open_diary(
            db, Settings(day_start_hour=day_start_hour), "app", clock, ids=ids, node="test"
        )
        opened.append(diary)
        return diary

    yield open_at
    for diary in opened:
        diary.close()


@pytest.fixture
def on(at: At) -> On:
    """The test's file at noon, so many days after the start of the course of ``course_story``."""
    return lambda after: at(f"{course_story.day(after)}T12:00+01:00")

"""What every test stands on: a clock that stands still, a file of its own, no one's settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store.ids import SeededIds


@pytest.fixture(autouse=True)
def _nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the files and settings of whoever runs it."""
    for name in ("TRACKER_DB", "TRACKER_NOW", "NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture
def clock() -> FixedClock:
    """A Sunday evening, 22 November 2026, 19:30, an hour east of Greenwich."""
    return FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where the test's file goes; there is nothing there yet."""
    return tmp_path / "tracker.sqlite3"


@pytest.fixture
def diary(db: Path, clock: FixedClock) -> Iterator[Diary]:
    """A new, empty file, opened as the app opens it."""
    opened = open_diary(db, Settings(), "app", clock, ids=SeededIds(1), node="test")
    yield opened
    opened.close()

"""A store without services above it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.store.connection import Store, open_store
from tracker.store.ids import SeededIds


@pytest.fixture
def store(db: Path, clock: FixedClock) -> Iterator[Store]:
    """A new, empty file."""
    opened = open_store(db, clock, SeededIds(1), "node", "test")
    yield opened
    opened.close()

"""How a command ended, and what is in the file afterwards."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOW = "2026-11-22T19:30+01:00"
STILL = "The clock stands at 2026-11-22 19:30.\n"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it wrote; ``err`` without the line about the clock."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Ran]


def tables(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; empty where there is no file."""
    if not db.exists() or not db.stat().st_size:
        return {}
    connection = sqlite3.connect(db)
    try:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
        }
    finally:
        connection.close()


def changes(db: Path) -> int:
    """How many changes the journal holds."""
    return len(tables(db).get("change", []))

"""A table of its own for lines of a large file, so that they need not fit into memory.

SQLite keeps it in a temporary file that has no name any more and goes with the connection.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any


class Staged:
    """Lines kept aside, each under the name of its group."""

    def __init__(self, connection: sqlite3.Connection, width: int) -> None:
        self._connection = connection
        self._marks = ", ".join("?" * width)
        self.count = 0
        columns = ", ".join(f"c{at}" for at in range(width))
        connection.execute("DROP TABLE IF EXISTS temp.staged")
        connection.execute(f"CREATE TEMP TABLE staged ({columns})")

    def fill(self, lines: Iterable[tuple[Any, ...]]) -> None:
        """Keep the lines as they come; the first cell of each names its group."""
        self._connection.execute("BEGIN")
        try:
            done = self._connection.executemany(
                f"INSERT INTO temp.staged VALUES ({self._marks})", lines
            )
            self.count += max(done.rowcount, 0)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def groups(self) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """Each group by name, its lines in the order in which they came."""
        found = self._connection.execute("SELECT * FROM temp.staged ORDER BY c0, rowid")
        for name, lines in groupby(found, itemgetter(0)):
            yield name, list(lines)


@contextmanager
def staged(connection: sqlite3.Connection, width: int) -> Iterator[Staged]:
    """A place for lines of ``width`` cells, gone when the block ends."""
    aside = Staged(connection, width)
    try:
        yield aside
    finally:
        connection.execute("DROP TABLE IF EXISTS temp.staged")

"""The journaled tables and the one form in which their rows are written down as text.

The same form serves the journal and the export, so one set of upgraders can read both:
a JSON object of the row's columns, keys sorted, absent values left out, whole numbers
without ``.0``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

FORMAT = 1
"""Version of the written form of a row."""

STAMP_COLUMNS = ("changed_at", "changed_by")

MERGED_DOOR_PREFIX = "merged:"
"""What stands before the door of a change that joined the journal from another file.

Such a change is there to be read; it is undone only as part of the merge that brought it.
"""

Value = str | int | float | None
Row = dict[str, Value]


class Table(NamedTuple):
    """A journaled table: its key column and the columns that hold what was recorded."""

    name: str
    key: str
    columns: tuple[str, ...]

    def complete(self, values: Mapping[str, Value]) -> Row:
        """A row with every column; those not in ``values`` are ``None``.

        Raises ``KeyError`` for a column the table does not have.
        """
        unknown = set(values) - set(self.columns)
        if unknown:
            raise KeyError(f"{self.name} has no column {sorted(unknown)}")
        return {column: values.get(column) for column in self.columns}


def _table(name: str, columns: str, key: str = "id") -> tuple[str, Table]:
    return name, Table(name, key, (key, *columns.split()))


TABLES: Mapping[str, Table] = MappingProxyType(
    dict(
        (
            _table(
                "course",
                "site side weeks per_week minutes start baseline_spell talked_on cost_cents "
                "currency ended_on decision decision_why",
            ),
            _table("course_pause", "course_id from_day to_day"),
            _table("planned", "course_id seq day moved_from state reason"),
            _table("entry", "kind day at_utc offset_min course_id note private from_memory"),
            _table("activity", "name from_day to_day"),
            _table(
                "rating",
                "entry_id measure item activity_id value site side phase day at_utc offset_min "
                "from_memory",
            ),
            _table(
                "session",
                "state minutes therapist technique pressure cost_cents planned_id",
                key="entry_id",
            ),
            _table("session_area", "entry_id site side"),
            _table("answer", "entry_id item answer cleared_on"),
            _table("quiz", "rule_version outcome rule score", key="entry_id"),
            _table("event", "tag", key="entry_id"),
            _table("question", "answered_on", key="entry_id"),
            _table("review", "course_id kind entry_id as_of"),
            _table("main_site", "from_day site side"),
            _table("profile", "value", key="key"),
        )
    )
)

ENTRY_PARTS = ("rating", "session", "session_area", "answer", "quiz", "event", "question")
"""The tables whose rows belong to one entry and go when it goes."""


def as_text(row: Mapping[str, Value]) -> str:
    """A row as one line of JSON."""
    # Whoever only reads the file never needs it.
    from json.encoder import encode_basestring as quoted

    # Written out here, since it is done for every row of an import: a third of the time.
    written = []
    for key in sorted(row):
        value = row[key]
        if isinstance(value, str):
            written.append(f'"{key}":{quoted(value)}')
        elif isinstance(value, float) and not value.is_integer():
            written.append(f'"{key}":{value!r}')
        elif value is not None:
            written.append(f'"{key}":{int(value)}')
    return "{" + ",".join(written) + "}"


def from_text(text: str) -> Row:
    """The row that ``as_text`` wrote; absent columns stay absent."""
    import json

    row: Row = json.loads(text)
    return row

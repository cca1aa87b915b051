"""Write ``files/schema_N.sqlite3``: a real file of today's schema, for every later release to open.

``python tests/store/make_schema_file.py`` before a release that has a new schema; the files of
earlier ones stay as they are. The same code writes the same bytes on one version of SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.clock import FixedClock
from tracker.store import rows
from tracker.store.connection import SCHEMA_VERSION, open_store
from tracker.store.ids import SeededIds

FOLDER = Path(__file__).with_name("files")
AT = "2026-11-20T18:30:00Z"

_MOMENT = {"day": "2026-11-20", "at_utc": AT, "offset_min": 60}
_ENTRY = {**_MOMENT, "private": 0}

RECORDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("main_site", {"id": "place", "from_day": "2026-10-01", "site": "low_back", "side": "both"}),
    ("profile", {"key": "told", "value": "sciatica"}),
    ("activity", {"id": "walk", "name": "walk to work", "from_day": "2026-10-01"}),
    ("course", {"id": "course", "site": "low_back", "side": "both", "weeks": 6, "per_week": 1.0,
                "minutes": 60, "start": "2026-11-01", "baseline_spell": "usual",
                "cost_cents": 6050, "currency": "EUR"}),
    ("course_pause", {"id": "pause", "course_id": "course", "from_day": "2026-11-08"}),
    ("planned", {"id": "plan", "course_id": "course", "seq": 0, "day": "2026-11-20",
                 "state": "planned"}),
    ("review", {"id": "review", "course_id": "course", "kind": "week4", "as_of": "2026-11-20"}),
    *(("entry", {"id": kind, "kind": kind, **_ENTRY, "note": f"a {kind}; çay 🙂 [/] =1+1"})
      for kind in ("checkin", "session", "weekly", "test", "event", "question", "quiz", "safety")),
    ("rating", {"id": "pain", "entry_id": "checkin", "measure": "pain_avg", "value": 4.0,
                "site": "low_back", "side": "both", **_MOMENT}),
    ("rating", {"id": "ease", "entry_id": "checkin", "measure": "ease", "value": 6.0,
                "site": "low_back", "side": "both", "from_memory": "recent", **_MOMENT}),
    ("rating", {"id": "before", "entry_id": "session", "measure": "pain_now", "value": 7.0,
                "site": "low_back", "side": "both", "phase": "before", **_MOMENT}),
    ("rating", {"id": "doing", "entry_id": "weekly", "measure": "activity", "value": 5.0,
                "activity_id": "walk", **_MOMENT}),
    ("session", {"entry_id": "session", "state": "done", "minutes": 60, "therapist": "Ana",
                 "technique": "slow", "pressure": "firm", "cost_cents": 6050,
                 "planned_id": "plan"}),
    ("session_area", {"id": "area", "entry_id": "session", "site": "neck", "side": "left"}),
    ("event", {"entry_id": "event", "tag": "flare"}),
    ("question", {"entry_id": "question", "answered_on": "2026-11-21"}),
    ("quiz", {"entry_id": "quiz", "rule_version": "1", "outcome": "GOOD_FIT", "rule": 8,
              "score": 15}),
    ("answer", {"id": "sign", "entry_id": "quiz", "item": "C2", "answer": "yes",
                "cleared_on": "2026-10-01"}),
)  # fmt: skip
"""A row of every journaled table."""


def write(path: Path) -> None:
    """A file with a row in every table, one of them edited and one deleted, and a draft."""
    clock = FixedClock(datetime.fromisoformat("2026-11-20T19:30+01:00"))
    store = open_store(path, clock, SeededIds(1), "node", "app")
    with store.change("everything") as change:
        for table, row in RECORDS:
            change.put(table, row)
        change.put("profile", {"key": "gone", "value": "x"})
    with store.change("put right") as change:
        change.put("profile", {"key": "told", "value": "other"})
        change.remove("profile", "gone")
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO draft VALUES ('d', 'checkin', NULL, '2026-11-20', '{}', NULL, ?)", (AT,)
        )
        # The tool's own note of when each step was taken, by the machine's clock.
        connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (AT,))
    store.close()


def held(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """What a file holds, a line a row, in the columns that the first schema has."""
    found = {}
    for name, spec in rows.TABLES.items():
        columns = [*spec.columns, *rows.STAMP_COLUMNS]
        listed = ", ".join(f'"{column}"' for column in columns)
        lines = connection.execute(f'SELECT {listed} FROM "{name}" ORDER BY "{spec.key}"')
        found[name] = [rows.as_text(dict(zip(columns, line, strict=True))) for line in lines]
    for name, columns in (
        ("change", "id, at, door, kind, label, undoes, format"),
        ("change_row", 'change_id, "table", row_id, before, after, gone_at, gone_by'),
        ("tombstone", '"table", row_id, changed_at, changed_by'),
        ("draft", "id, form, subject_id, day, payload, pid, saved_at"),
    ):
        found[name] = [json.dumps(line) for line in connection.execute(
            f'SELECT {columns} FROM "{name}" ORDER BY 1, 2, 3')]  # fmt: skip
    return found


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"schema_{SCHEMA_VERSION}.sqlite3"
    path.unlink(missing_ok=True)
    write(path)
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        text = json.dumps(held(connection), indent=1, ensure_ascii=False)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

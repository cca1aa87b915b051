"""Files of every released schema open here, and an older one is copied before it is changed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tests.store.make_schema_file import FOLDER, held, write
from tracker.clock import FixedClock
from tracker.errors import Failed
from tracker.store import backup, connection, health, migrations, rows
from tracker.store.connection import SCHEMA_VERSION, Store, open_store
from tracker.store.ids import SeededIds

FILES = sorted(FOLDER.glob("schema_*.sqlite3"))


def opened(path: Path, clock: FixedClock, **more: str) -> Store:
    return open_store(path, clock, SeededIds(2), "node", "test", **more)


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64])


def test_there_is_a_file_of_every_schema() -> None:
    assert [version(file) for file in FILES] == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_every_schema_opens_whole(file: Path, db: Path, clock: FixedClock) -> None:
    shutil.copy(file, db)
    before = version(db)
    store = opened(db, clock)
    assert health.pages(store.connection) == ()
    assert health.links(store.connection) == ()
    assert health.schema(store.connection) == ((), ())
    known = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    assert all(known[table] for table in rows.TABLES)
    assert held(store.connection) == known
    with store.change("goes on") as change:
        change.put("profile", {"key": "wish", "value": "x"})
    store.close()
    assert version(db) == SCHEMA_VERSION
    kept = backup.listed(backup.shelf(db))
    assert [version(one.path) for one in kept] == ([before] if before < SCHEMA_VERSION else [])


def test_the_file_of_today_is_what_today_s_program_writes(tmp_path: Path) -> None:
    write(tmp_path / "again.sqlite3")
    found = []
    for path in (tmp_path / "again.sqlite3", FILES[-1]):
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as one:
            found.append([*one.iterdump()])
    assert found[0] == found[1], "run python tests/store/make_schema_file.py"


@pytest.fixture
def _tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release with one more step."""
    later = Migrations("tracker")
    later()(migrations.m001_everything_a_person_records)

    @later()
    def m002_moods(db: Database) -> None:
        db.execute("ALTER TABLE entry ADD COLUMN mood TEXT")
        db.execute("PRAGMA user_version = 2")

    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(connection, "SCHEMA_VERSION", 2)


def columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as one:
        return [row[1] for row in one.execute("PRAGMA table_info(entry)")]


@pytest.mark.usefixtures("_tomorrow")
def test_an_older_file_is_copied_before_it_is_changed(db: Path, clock: FixedClock) -> None:
    shutil.copy(FILES[0], db)
    with closing(sqlite3.connect(db)) as one:
        before = held(one)
    store = opened(db, clock)
    assert held(store.connection) == before
    store.close()
    assert version(db) == 2
    assert "mood" in columns(db)
    [kept] = backup.listed(backup.shelf(db))
    assert version(kept.path) == 1
    with closing(sqlite3.connect(kept.path)) as one:
        assert held(one) == before
    opened(db, clock).close()
    assert len(backup.listed(backup.shelf(db))) == 1


@pytest.mark.usefixtures("_tomorrow")
def test_a_new_file_needs_no_copy(db: Path, clock: FixedClock) -> None:
    opened(db, clock).close()
    assert version(db) == 2
    assert backup.listed(backup.shelf(db)) == ()


@pytest.mark.usefixtures("_tomorrow")
def test_the_copy_goes_to_the_folder_of_the_settings(
    db: Path, tmp_path: Path, clock: FixedClock
) -> None:
    shutil.copy(FILES[0], db)
    opened(db, clock, backups=str(tmp_path / "kept")).close()
    assert len(backup.listed(backup.shelf(db, str(tmp_path / "kept")))) == 1
    assert not (tmp_path / "backups").exists()


@pytest.mark.usefixtures("_tomorrow")
def test_without_a_copy_nothing_is_changed(db: Path, clock: FixedClock) -> None:
    shutil.copy(FILES[0], db)
    (db.parent / "backups").write_text("a file in the place of the folder")
    with pytest.raises(Failed, match="earlier release"):
        opened(db, clock)
    assert version(db) == 1
    assert "mood" not in columns(db)

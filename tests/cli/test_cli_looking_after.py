"""``backup``, ``backups``, ``restore``, ``merge``, ``doctor`` and ``delete-all``."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import Run, changes, tables
from tracker import paths
from tracker.store.connection import SCHEMA_VERSION

DAILY = "tracker-2026-11-22T193000.sqlite3"


@pytest.fixture
def folder(db: Path) -> Path:
    return db.parent / "backups"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def entries(path: Path) -> int:
    return len(tables(path).get("entry", []))


def test_the_first_writing_command_of_a_day_makes_a_backup(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    run("due")
    assert names(folder) == []
    run("checkin", "--pain", "4")
    run("checkin", "--pain", "5")
    assert names(folder) == [DAILY]
    assert entries(folder / DAILY) == 1
    monkeypatch.setenv("TRACKER_NOW", "2026-11-23T08:00+01:00")
    run("list")
    assert names(folder) == [DAILY]
    run("checkin", "--pain", "5")
    assert names(folder) == [DAILY, "tracker-2026-11-23T080000.sqlite3"]


def test_a_backup_that_cannot_be_made_is_said_and_undoes_nothing(
    run: Run, db: Path, folder: Path
) -> None:
    folder.write_text("")
    ran = run("checkin", "--pain", "4")
    assert ran.code == 0
    assert "The backup of the day could not be made" in ran.err
    assert entries(db) == 1


def test_a_folder_from_the_settings(run: Run, tmp_path: Path, folder: Path) -> None:
    settings = paths.settings_folder()
    settings.mkdir(parents=True)
    (settings / "settings.toml").write_text(f'backup_folder = "{tmp_path / "kept"}"')
    run("checkin", "--pain", "4")
    assert len(names(tmp_path / "kept")) == 1
    assert not folder.exists()
    (settings / "settings.toml").write_text('backup_folder = "somewhere"')
    ran = run("backups")
    assert ran.code == 2
    assert "the full path of a folder" in ran.err


def test_backup_and_backups(run: Run, db: Path, tmp_path: Path) -> None:
    assert run("backups").out.startswith("There is no backup yet.")
    assert run("backups", "--json").json == []
    assert run("backup").code == 1
    run("checkin", "--pain", "4")
    made = run("backup", "--json").json
    assert made["records"] == 1
    assert made["size"] == Path(made["file"]).stat().st_size
    listed = run("backups", "--json").json
    assert listed[0] == made
    assert len(listed) == 2
    out = run("backups").out
    assert "Sun 22 Nov 2026, 19:30" in out
    assert "1 record" in out

    target = tmp_path / "copy.sqlite3"
    assert run("backup", str(target)).out.startswith(f"Copied: {target}")
    assert run("backup", str(target)).code == 1
    assert run("backup", str(target), "--force").code == 0
    for wrong in (db, tmp_path):
        assert run("backup", str(wrong), "--force").code == 1
    assert run("backup", "a\0b").code == 2
    assert run("backup", " ").code == 2
    assert entries(db) == 1


def test_restore_asks_on_a_terminal_and_needs_yes_elsewhere(
    run: Run, db: Path, folder: Path
) -> None:
    run("checkin", "--pain", "4")
    run("checkin", "--pain", "5")
    before = tables(db)
    ran = run("restore", DAILY)
    assert ran.code == 2
    assert "0 records come back, 0 change, 1 are taken away; it then holds 1 record." in ran.err
    assert "--yes" in ran.err
    assert run("restore", DAILY, "--dry-run").code == 0
    dry = run("restore", DAILY, "--dry-run", "--json").json
    assert (dry["added"], dry["changed"], dry["removed"], dry["done"]) == (0, 0, 1, False)
    assert tables(db) == before
    assert names(folder) == [DAILY]

    done = run("restore", DAILY, "--yes", "--json").json
    assert done["change"] == 3
    assert entries(db) == 1
    assert entries(Path(done["backup"])) == 2
    assert run("undo", "--yes").code == 0
    assert entries(db) == 2
    assert "equal" in run("restore", done["backup"]).err


@pytest.mark.parametrize(("answer", "left"), [("y", 1), ("n", 2)])
def test_restore_on_a_terminal(typed: Run, db: Path, answer: str, left: int) -> None:
    typed("checkin", "--pain", "4")
    typed("checkin", "--pain", "5")
    ran = typed("restore", DAILY, stdin=f"{answer}\n")
    assert ran.code == (0 if answer == "y" else 1)
    assert entries(db) == left


def test_a_damaged_file_names_its_backup_and_is_replaced_by_it(
    run: Run, db: Path, folder: Path
) -> None:
    run("checkin", "--pain", "4")
    harmed = db.read_bytes()[:5000]
    db.write_bytes(harmed)
    for words in (["list"], ["checkin", "--pain", "5"], ["backup"], ["merge", str(folder / DAILY)]):
        ran = run(*words)
        assert ran.code == 5
        assert f"tracker restore {folder / DAILY}" in ran.err
    ran = run("restore", DAILY)
    assert ran.code == 2
    assert "cannot be undone" in ran.err
    assert db.read_bytes() == harmed
    done = run("restore", DAILY, "--yes", "--json").json
    assert Path(done["damaged_file"]).read_bytes() == harmed
    assert entries(db) == 1
    assert run("doctor").code == 0


def test_merge(run: Run, db: Path, tmp_path: Path) -> None:
    run("checkin", "--pain", "4")
    copy = tmp_path / "copy.sqlite3"
    run("backup", str(copy))
    run("--db", str(copy), "checkin", "--pain", "5")
    before, theirs = tables(db), copy.read_bytes()
    assert run("merge", str(copy), "--dry-run").out == (
        "It would bring: 1 records come in, 0 change, 0 go.\n"
    )
    assert tables(db) == before
    done = run("merge", str(copy), "--json").json
    assert (done["added"], done["history"], done["change"], done["notes"]) == (1, 1, 3, [])
    assert entries(db) == 2
    assert copy.read_bytes() == theirs
    after = tables(db)
    assert "Nothing is newer there" in run("merge", str(copy)).out
    assert "nothing to merge" in run("merge", str(db)).out
    assert tables(db) == after
    assert run("undo", "--yes").code == 0
    assert entries(db) == 1


def test_merge_refuses_what_is_not_ours(run: Run, db: Path, tmp_path: Path) -> None:
    run("checkin", "--pain", "4")
    before = tables(db)
    text, newer, short = (tmp_path / name for name in ("text", "newer", "short"))
    text.write_text("Dear diary")
    for path in (newer, short):
        run("backup", str(path))
    with sqlite3.connect(newer) as one:
        one.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    one.close()
    os.truncate(short, 5000)
    for path, code in ((text, 4), (newer, 4), (short, 5), (tmp_path / "none", 1), (tmp_path, 1)):
        for command in ("merge", "restore"):
            left = path.read_bytes() if path.is_file() else None
            ran = run(command, str(path))
            assert ran.code == code
            # The file in use is sound: its own backup is no help with this one.
            assert "tracker restore" not in ran.err
            assert (path.read_bytes() if path.is_file() else None) == left
    assert tables(db) == before


def test_doctor(run: Run, db: Path) -> None:
    assert run("doctor").code == 1
    assert not db.exists()
    run("checkin", "--pain", "4")
    found = run("doctor", "--json")
    assert found.code == 0
    assert found.json["well"] is True
    assert {check["state"] for check in found.json["checks"]} == {"well"}
    assert sorted(found.json["checks"][0]) == ["advice", "check", "state", "text"]
    db.chmod(0o644)
    ran = run("doctor")
    assert ran.code == 0
    assert "mended   Others on this machine could read" in ran.out
    with sqlite3.connect(db) as one:
        one.execute("CREATE TABLE mine (x)")
    one.close()
    assert run("doctor").code == 1
    os.truncate(db, 5000)
    assert run("doctor").code == 5
    assert run("doctor", "--json").json["well"] is False
    db.write_text("Dear diary")
    assert run("doctor").code == 4


def test_a_file_that_others_could_read_is_said_once(run: Run, db: Path) -> None:
    run("checkin", "--pain", "4")
    db.chmod(0o644)
    assert "Now only you can." in run("list").err
    assert run("list").err == ""


def test_delete_all_off_a_terminal(run: Run, db: Path, folder: Path) -> None:
    assert run("delete-all").code == 1
    run("checkin", "--pain", "4")
    assert run("delete-all").code == 2
    assert run("delete-all", "--word", "yes").code == 2
    assert db.exists()
    done = run("delete-all", "--word", "delete", "--json").json
    assert str(db) in done["removed"]
    assert names(folder) == [Path(done["kept"]).name]
    assert not db.exists()
    assert entries(Path(done["kept"])) == 1
    run("restore", done["kept"], "--yes")
    assert entries(db) == 1
    run("delete-all", "--word", "delete", "--no-backup")
    assert not folder.exists()
    assert not db.exists()


@pytest.mark.parametrize(("word", "gone"), [("delete", True), ("yes", False), ("", False)])
def test_delete_all_on_a_terminal(typed: Run, db: Path, word: str, gone: bool) -> None:
    typed("checkin", "--pain", "4")
    ran = typed("delete-all", stdin=f"{word}\n")
    assert ran.code == (0 if gone else 1)
    assert str(db) in ran.err
    assert db.exists() is not gone


def test_what_only_looks_changes_nothing(run: Run, db: Path, folder: Path) -> None:
    run("checkin", "--pain", "4")
    before, kept = tables(db), names(folder)
    for words in (["backups"], ["doctor"], ["restore", DAILY, "--dry-run"], ["path"]):
        assert run(*words).code == 0
    assert tables(db) == before
    assert names(folder) == kept
    assert changes(db) == 1

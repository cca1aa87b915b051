"""The ground floor: the clock, where things lie, and what a person prefers."""

from __future__ import annotations

import stat
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tracker import clock, paths, settings
from tracker.domain import days
from tracker.domain.days import Moment
from tracker.errors import InvalidValue, TrackerError
from tracker.settings import Settings


@pytest.mark.parametrize(
    "text", ["2026-11-22T19:30+01:00", "2026-11-22T19:30:15Z", "1900-01-01T00:00+14:00",
             "2200-12-31T23:59-12:00"]
)  # fmt: skip
def test_the_environment_can_hold_the_clock_still(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("TRACKER_NOW", text)
    held = clock.from_environment()
    assert held.fixed
    assert held.now() == held.now() == datetime.fromisoformat(text)
    # Any such instant can be stored, and days counted back from it.
    assert Moment.of(held.now()).local() == held.now()
    assert days.parse_day("-9999d", days.tracking_day(held.now())).year >= 1


@pytest.mark.parametrize(
    "text",
    ["now", "2026-11-22", "2026-11-22T19:30", "0001-01-01T00:00+01:00", "9999-12-31T23:00-01:00",
     "1899-12-31T23:59Z", "2201-01-01T00:00Z", "2026-13-01T00:00Z", " "],
)  # fmt: skip
def test_no_instant_is_no_clock(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("TRACKER_NOW", text)
    with pytest.raises(InvalidValue, match="TRACKER_NOW") as caught:
        clock.from_environment()
    assert caught.value.exit_code == 2


def test_without_it_the_machine_tells_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (None, ""):
        if text is not None:
            monkeypatch.setenv("TRACKER_NOW", text)
        running = clock.from_environment()
        assert not running.fixed
        assert running.now().utcoffset() is not None
        assert abs(running.now() - datetime.now().astimezone()) < timedelta(minutes=1)


def test_where_the_file_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert paths.data_file().name == "tracker.sqlite3"
    assert paths.data_file().parent.name == paths.PROGRAM
    assert tmp_path in paths.data_file().parents
    assert tmp_path in paths.settings_folder().parents
    monkeypatch.setenv("TRACKER_DB", "~/mine.db")
    assert paths.data_file() == tmp_path / "home" / "mine.db"
    assert paths.data_file("other.db") == tmp_path / "other.db"
    # Asking makes nothing.
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "config").exists()


def put(folder: Path, text: str) -> None:
    (folder / "settings.toml").write_text(text, encoding="utf-8")


def test_settings_have_defaults_and_are_read(tmp_path: Path) -> None:
    assert settings.read(tmp_path) == settings.read(tmp_path / "gone") == Settings()
    assert Settings() == Settings("dark", 4, False, "blocks")
    put(tmp_path, 'theme = "ansi"\nday_start_hour = 0\nplain = true\nglyphs = "ascii"\nmine = 1\n')
    assert settings.read(tmp_path) == Settings("ansi", 0, True, "ascii")
    put(tmp_path, 'theme = "contrast-light"\nglyphs = "braille"\n')
    assert settings.read(tmp_path) == Settings("contrast-light", 4, False, "braille")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ('theme = "pink"', "theme", "pink"),
        ("theme = []", "theme", "[]"),
        ("day_start_hour = 13", "day_start_hour", "13"),
        ("day_start_hour = -1", "day_start_hour", "-1"),
        ("day_start_hour = true", "day_start_hour", "True"),
        ("day_start_hour = 4.0", "day_start_hour", "4.0"),
        ('plain = "yes"', "plain", "yes"),
        ('glyphs = "dots"', "glyphs", "dots"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(
    tmp_path: Path, text: str, key: str, value: str
) -> None:
    put(tmp_path, text + "\n")
    with pytest.raises(InvalidValue) as caught:
        settings.read(tmp_path)
    assert caught.value.field == f"{key} in {tmp_path / 'settings.toml'}"
    assert f"“{value}”" in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    for content in (b"theme = dark", b"\xff\xfe", b"[[["):
        (tmp_path / "settings.toml").write_bytes(content)
        with pytest.raises(InvalidValue, match=r"settings\.toml"):
            settings.read(tmp_path)
        with pytest.raises(InvalidValue, match=r"settings\.toml"):
            settings.write(tmp_path, "theme", "light")
        assert (tmp_path / "settings.toml").read_bytes() == content
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["settings.toml"]


def test_writing_one_setting_keeps_everything_else(tmp_path: Path) -> None:
    put(tmp_path, '# mine\ntheme = "dark"  # at night\n\n[other]\nx = 1 # kept\n')
    settings.write(tmp_path, "theme", "light")
    settings.write(tmp_path, "plain", True)
    settings.write(tmp_path, "day_start_hour", 6)
    text = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# at night" in text
    assert "[other]\nx = 1 # kept\n" in text
    assert settings.read(tmp_path) == Settings("light", 6, True)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["settings.toml"]


def test_the_first_setting_makes_the_file_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    settings.write(folder, "theme", "light")
    assert settings.read(folder).theme == "light"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.mkdir()
    put(kept, "# shared\n")
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").symlink_to(kept / "settings.toml")
    settings.write(folder, "theme", "light")
    assert (folder / "settings.toml").is_symlink()
    assert "# shared" in (kept / "settings.toml").read_text()
    assert settings.read(folder).theme == "light"


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(TrackerError, match="could not be written"):
        settings.write(tmp_path / "file" / "config", "theme", "light")


def test_the_name_of_a_machine_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    made = settings.node(folder)
    assert len(made) == 8
    assert made.isalnum()
    assert settings.node(folder) == made
    assert settings.node(tmp_path / "another") != made
    assert [p.name for p in folder.iterdir()] == ["node"]


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff", b"no name!\n"])
def test_a_spoilt_name_is_made_anew_and_then_stays(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "node").write_bytes(content)
    made = settings.node(tmp_path)
    assert made.isalnum()
    assert made.isascii()
    assert settings.node(tmp_path) == made


def test_a_machine_that_starts_many_times_at_once_has_one_name(tmp_path: Path) -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.append(settings.node(tmp_path))) for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["node"]


def test_where_no_name_can_be_kept_there_is_one_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert settings.node(tmp_path / "file" / "config").isalnum()

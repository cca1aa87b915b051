"""Pictures as they leave the screen, and the files they are written to."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import trend_files

from tracker.charts import view, views
from tracker.charts.glyphs import Glyphs
from tracker.charts.palette import DARK
from tracker.clock import FixedClock
from tracker.domain.figures import Figures
from tracker.errors import Failed, NeedsConfirmation, NothingGiven
from tracker.services import picturing, trends
from tracker.services.diary import open_diary
from tracker.services.picturing import Framed, Kind
from tracker.settings import Settings
from tracker.store.ids import SeededIds


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    clock = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
    path = tmp_path_factory.mktemp("trends") / "tracker.sqlite3"
    diary = open_diary(path, Settings(), "app", clock, ids=SeededIds(1), node="test")
    trend_files.record_everything(diary)
    yield trends.figures(diary)
    diary.close()


def framed(figures: Figures, name: str, back: int = trend_files.HIDDEN) -> Framed:
    shown = view.course(figures.ease_pain)
    day = figures.today.fromordinal(figures.today.toordinal() - back)
    return Framed(views.get(name), figures, replace(shown, cursor=day), 78, 18)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_no_private_note_is_written_whatever_the_kind(
    figures: Figures, name: str, kind: Kind
) -> None:
    # The figures hold it: on screen it is shown.
    assert any(note.private for note in figures.ease_pain.notes)
    for back in (trend_files.HIDDEN, trend_files.NOTED):
        one = framed(figures, name, back)
        for found in (
            picturing.written(one, kind, DARK, glyphs=Glyphs.BLOCKS),
            picturing.tabled(one),
        ):
            assert trend_files.PRIVATE_NOTE not in found
            assert "rivate" not in found


@pytest.mark.parametrize("kind", Kind)
def test_a_picture_of_a_demo_says_so_wherever_it_goes(figures: Figures, kind: Kind) -> None:
    for made_up in (False, True):
        one = replace(framed(figures, "ease-pain"), made_up=made_up)
        for found in (
            picturing.written(one, kind, DARK, glyphs=Glyphs.BLOCKS),
            picturing.tabled(one),
        ):
            assert ("all records in it are made up" in found) is made_up


def test_what_is_written_of_the_other_notes(figures: Figures) -> None:
    one = framed(figures, "ease-pain", trend_files.NOTED)
    for kind in (Kind.TEXT, Kind.SVG):
        assert trend_files.NOTE in picturing.written(one, kind, DARK, glyphs=Glyphs.BLOCKS)


def test_each_kind_is_what_it_is_called(figures: Figures) -> None:
    one = framed(figures, "sessions")
    text, svg, page = (picturing.written(one, kind, DARK, glyphs=Glyphs.BLOCKS) for kind in Kind)
    assert text.startswith("Before → after each session")
    assert svg.startswith("<svg ")
    assert page.startswith("## Before → after each session, low back\n")
    assert "| Day | Session | Before |" in page
    coloured = picturing.written(one, Kind.TEXT, DARK, glyphs=Glyphs.BLOCKS, coloured=True)
    assert "\x1b[38;5;" in coloured
    assert "\x1b" not in text
    plain = picturing.written(one, Kind.TEXT, DARK, glyphs=Glyphs.ASCII, ascii_only=True)
    assert plain.isascii()


def test_before_there_is_anything_it_says_what_will_be_there(figures: Figures) -> None:
    one = replace(framed(figures, "sessions"), figures=replace(figures, sessions=()))
    for kind in Kind:
        found = picturing.written(one, kind, DARK, glyphs=Glyphs.BLOCKS)
        assert "The first session, s, draws the first row here." in found


@pytest.mark.parametrize(
    ("name", "kind", "file"),
    [
        ("sessions", Kind.SVG, "massage-sessions-low-back-2026-11-22.svg"),
        ("ease-pain", Kind.TEXT, "massage-ease-pain-low-back-2026-11-22.txt"),
        ("test", Kind.MARKDOWN, "massage-test-2026-11-22.md"),
    ],
)
def test_the_name_that_is_proposed(figures: Figures, name: str, kind: Kind, file: str) -> None:
    assert picturing.file_name(framed(figures, name), kind) == file
    alone = replace(framed(figures, name), picture=views.of_measure("pain_worst"))
    assert picturing.file_name(alone, Kind.SVG) == "massage-pain-worst-low-back-2026-11-22.svg"


@pytest.mark.parametrize(
    ("name", "renamed"),
    [("a.txt", "a.svg"), ("a.md", "a.svg"), ("a.svg", "a.svg"), ("a", "a"), ("a.b", "a.b")],
)
def test_only_our_own_endings_change_with_the_kind(name: str, renamed: str) -> None:
    assert picturing.renamed(name, Kind.SVG) == renamed


class TestPaths:
    def test_a_bare_name_is_in_the_folder(self, tmp_path: Path) -> None:
        assert picturing.path_of(" a.svg ", tmp_path) == tmp_path / "a.svg"
        assert picturing.path_of("/b/a.svg", tmp_path) == Path("/b/a.svg")

    def test_a_tilde_is_home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(tmp_path / "me"))
        assert picturing.path_of("~/a.svg", tmp_path) == tmp_path / "me" / "a.svg"

    def test_nobodys_home_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(Failed, match="nobody-of-that-name"):
            picturing.path_of("~nobody-of-that-name/a.svg", tmp_path)

    def test_no_name_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(NothingGiven):
            picturing.path_of("  ", tmp_path)

    def test_a_folder_that_is_gone_gives_way_to_home(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gone = tmp_path / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        assert picturing.here() == gone
        gone.rmdir()
        assert picturing.here() == Path.home()


class TestSaving:
    def test_a_file_is_the_owners_and_ends_in_a_line_break(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        picturing.save(path, "one\ntwo\n\n", file=tmp_path / "db", over=False)
        assert path.read_text() == "one\ntwo\n"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_nothing_is_written_over_without_a_yes(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("old")
        with pytest.raises(NeedsConfirmation, match="is there already"):
            picturing.save(path, "new", file=tmp_path / "db", over=False)
        assert path.read_text() == "old"
        picturing.save(path, "new", file=tmp_path / "db", over=True)
        assert path.read_text() == "new\n"

    @pytest.mark.parametrize("end", ["", "-wal", "-shm"])
    def test_the_records_never(self, tmp_path: Path, end: str) -> None:
        db = tmp_path / "db"
        kept = tmp_path / f"db{end}"
        kept.write_text("records")
        with pytest.raises(Failed, match="records"):
            picturing.save(kept, "new", file=db, over=True)
        assert kept.read_text() == "records"

    @pytest.mark.parametrize(
        ("name", "words"),
        [("none/a.txt", "There is no folder"), ("", "is a folder"), ("a\0b", "such a name")],
    )
    def test_what_cannot_be_written_is_said(self, tmp_path: Path, name: str, words: str) -> None:
        with pytest.raises(Failed, match=words):
            picturing.save(tmp_path / name, "x", file=tmp_path / "db", over=False)

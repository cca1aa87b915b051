"""Saving a view: which kind, which name, and what is never written over."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
import trend_files
from driving import OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from textual.pilot import Pilot
from trends_driving import settled

from tracker.app.screens.save_picture import SavePicture
from tracker.settings import Settings


@pytest.fixture
def folder(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program was started, with a diary that has everything."""
    trend_files.put_everything(db)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return here


async def opened(pilot: Pilot[int]) -> SavePicture:
    burst(pilot, "2v")
    await shows(pilot, "Before → after")
    await settled(pilot)
    burst(pilot, "x")
    await shows_screen(pilot, "SavePicture")
    await shows(pilot, "Save this view")
    screen = pilot.app.screen
    assert isinstance(screen, SavePicture)
    return screen


async def says(pilot: Pilot[int], words: str) -> None:
    """Wait until the sheet says ``words``, be it over several lines within its frame."""

    def said() -> str:
        return " ".join(screen_text(pilot).replace("│", "").split())

    try:
        await wait_for(lambda: words in said(), words)
    except pytest.fail.Exception:
        pytest.fail(f"never said: {words!r}\n{screen_text(pilot)}")


def typed(name: str) -> list[str]:
    """Keys that put ``name`` into the field, whatever stood there."""
    return ["tab", "end", "ctrl+u", *name]


async def written(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TrendsScreen")
    await wait_for(lambda: any(said.startswith("Written: ") for said in toasts(pilot)), "a toast")


@pytest.mark.parametrize(
    ("key", "ending", "begins"),
    [
        ("1", "txt", "Before → after each session"),
        ("2", "svg", "<svg "),
        ("3", "md", "## Before → after each session, low back"),
    ],
)
async def test_each_kind_by_its_number(
    open_app: OpenApp, folder: Path, key: str, ending: str, begins: str
) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, [key, "enter"])
        await written(pilot)
    (file,) = folder.iterdir()
    assert file.name == f"massage-sessions-low-back-2026-11-22.{ending}"
    assert file.read_text().startswith(begins)


async def test_text_is_what_stood_on_the_screen(open_app: OpenApp, folder: Path) -> None:
    async with open_app((80, 24)) as pilot:
        burst(pilot, "2v")
        await shows(pilot, "before → after")
        lines = (await settled(pilot)).split("\n")
        burst(pilot, ["x"])
        await shows_screen(pilot, "SavePicture")
        burst(pilot, ["enter"])
        await written(pilot)
    (file,) = folder.iterdir()
    saved = file.read_text().split("\n")
    for row in (1, 3, 5):
        assert saved[row - 1] == lines[row].removeprefix(" ")
    assert any(line.startswith("Right after:") for line in saved)


async def test_what_is_shown_as_a_table_is_saved_as_one(open_app: OpenApp, folder: Path) -> None:
    async with open_app((80, 24), settings=Settings(plain=True)) as pilot:
        burst(pilot, "2vx")
        await shows_screen(pilot, "SavePicture")
        burst(pilot, ["enter"])
        await written(pilot)
    (file,) = folder.iterdir()
    lines = file.read_text().split("\n")
    assert lines[0] == "Before → after each session, low back"
    assert lines[2].split() == ["Day", "Session", "Before", "After", "Change", "Day", "after",
                                "Notes"]  # fmt: skip


async def test_the_kind_also_by_arrows_and_the_name_takes_its_ending(
    open_app: OpenApp, folder: Path
) -> None:
    async with open_app((80, 24)) as pilot:
        screen = await opened(pilot)
        for key, name in (
            ("down", "massage-sessions-low-back-2026-11-22.svg"),
            ("down", "massage-sessions-low-back-2026-11-22.md"),
            ("up", "massage-sessions-low-back-2026-11-22.svg"),
        ):
            burst(pilot, [key])
            await wait_for(lambda now=name: screen._field.value == now, name)
        burst(pilot, ["down", "down"])
        await wait_for(lambda: screen._field.has_focus, "the name")
        # Digits belong to the name now.
        burst(pilot, ["1", "tab"])
        await wait_for(lambda: not screen._field.has_focus, "the kinds again")
        assert screen._field.value.endswith(".md1")


async def test_a_name_of_ones_own_in_ones_home(open_app: OpenApp, folder: Path) -> None:
    home = folder.parent / "home"
    home.mkdir()
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, [*typed("~/weeks 2.txt"), "enter"])
        await written(pilot)
    assert (home / "weeks 2.txt").read_text().startswith("Before → after")
    assert not list(folder.iterdir())


async def test_nothing_is_written_over_without_being_asked(open_app: OpenApp, folder: Path) -> None:
    file = folder / "massage-sessions-low-back-2026-11-22.svg"
    file.write_text("mine")
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, ["2", "enter"])
        await says(pilot, "is there already. Write over it? Enter again does.")
        assert file.read_text() == "mine"
        # Another name, or another kind, takes the yes away.
        burst(pilot, ["1", "2"])
        await wait_for(lambda: "already" not in screen_text(pilot), "the yes is gone")
        burst(pilot, ["enter"])
        await says(pilot, "is there already.")
        assert file.read_text() == "mine"
        burst(pilot, ["enter"])
        await written(pilot)
    assert ElementTree.parse(file).getroot().tag.endswith("svg")


async def test_what_cannot_be_written_is_said_and_the_sheet_stays(
    open_app: OpenApp, folder: Path, db: Path
) -> None:
    before = db.read_bytes()
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        for name, words in (
            ("none/a.txt", "There is no folder"),
            ("..", "is a folder, not a file"),
            ("~nobody-of-that-name/a", "names a home there is not"),
            (str(db), "holds the records themselves"),
            (" ", "The file needs a name."),
        ):
            burst(pilot, [*typed(name), "enter"])
            if name == str(db):
                await says(pilot, "is there already")
                burst(pilot, ["enter"])
            await says(pilot, words)
            burst(pilot, ["tab"])
        burst(pilot, ["escape"])
        await shows_screen(pilot, "TrendsScreen")
    assert db.read_bytes()[:100] == before[:100]
    assert not list(folder.iterdir())


async def test_private_notes_stay_behind(open_app: OpenApp, folder: Path) -> None:
    async with open_app((120, 40)) as pilot:
        burst(pilot, ["2", *"h" * (trend_files.HIDDEN - 1)])
        await shows(pilot, trend_files.PRIVATE_NOTE)
        for key in "123":
            burst(pilot, ["x", key, "enter"])
            await wait_for(lambda n=key: len(list(folder.iterdir())) == int(n), "the file")
            await shows_screen(pilot, "TrendsScreen")
        burst(pilot, ["l", "x", *typed("noted.txt"), "enter"])
        await wait_for((folder / "noted.txt").exists, "the file")
    for file in folder.iterdir():
        assert trend_files.PRIVATE_NOTE not in file.read_text()
        assert "rivate" not in file.read_text()
    assert trend_files.NOTE in (folder / "noted.txt").read_text()


async def test_escape_writes_nothing(open_app: OpenApp, folder: Path) -> None:
    async with open_app((80, 24)) as pilot:
        await opened(pilot)
        burst(pilot, ["2", "escape"])
        await shows_screen(pilot, "TrendsScreen")
    assert not list(folder.iterdir())


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_it_fits_a_small_terminal(
    open_app: OpenApp, folder: Path, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await opened(pilot)
        text = screen_text(pilot)
        for words in ("1  Text", "2  SVG", "3  Markdown", "massage-sessions-low-back-2026",
                      "Enter save", "Esc back"):  # fmt: skip
            assert words in text

"""Every sentence of the source text has its places in the program, and each leads somewhere."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from tracker.app.keys import APP_KEYS, MAIN_KEYS
from tracker.cli.main import root
from tracker.domain import learn

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "sources.md"


@dataclass(frozen=True)
class Row:
    """One sentence, or one thing added: what becomes of it, and its places by column."""

    id: str
    says: str
    becomes: str
    screen: tuple[str, ...]
    learn: tuple[str, ...]
    command: tuple[str, ...]
    code: tuple[str, ...]


def places(cell: str) -> tuple[str, ...]:
    """The places in a cell, each in backticks, or none for "–"; all else is a mistake."""
    found = tuple(re.findall(r"`([^`]+)`", cell))
    assert re.sub(r"`[^`]+`", "", cell).strip(" ;–") == "", cell
    return found


def rows() -> list[Row]:
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if re.match(r"\| [SA]\d", line):
            key, says, becomes, *cells = (cell.strip() for cell in line.strip("|").split(" | "))
            assert len(cells) == 4, line
            found.append(Row(key, says, becomes, *(places(cell) for cell in cells)))
    return found


ROWS = rows()
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)


def test_every_sentence_stands_once_and_in_order() -> None:
    sentences = [row.id for row in ROWS if row.id.startswith("S")]
    assert sentences == [f"S{n}" for n in range(1, 41)]
    added = [row.id for row in ROWS if row.id.startswith("A")]
    assert added == [f"A{n}" for n in range(1, len(added) + 1)]


@each_row
def test_each_has_a_page_of_learn_and_its_code(row: Row) -> None:
    assert row.says
    assert row.becomes
    assert row.learn
    assert row.code
    assert row.screen or row.command
    # Short words of our own, not a quotation.
    assert len(row.says.split()) <= 16


@each_row
def test_each_key_opens_something(row: Row) -> None:
    known = {key.key_display or key.key for key in (*MAIN_KEYS, *APP_KEYS)}
    assert set(row.screen) <= known


@each_row
def test_each_part_of_learn_is_there(row: Row) -> None:
    for place in row.learn:
        page, _, heading = place.partition(": ")
        assert heading in {section.heading for section in learn.PAGES[page].sections}


@each_row
def test_each_command_is_there_with_its_options(row: Row) -> None:
    for place in row.command:
        program, *words = place.split()
        assert program == "tracker"
        command: click.Command = root
        with click.Context(root) as context:
            for word in (word for word in words if not word.startswith("-")):
                assert isinstance(command, click.Group), place
                found = command.get_command(context, word)
                assert found is not None, place
                command = found
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= options, place


@each_row
def test_each_name_in_the_code_is_there(row: Row) -> None:
    for place in row.code:
        module, names, key = _split(place)
        found = importlib.import_module(module)
        for name in names:
            found = getattr(found, name)
        if key is not None:
            assert key in found, place


def _split(place: str) -> tuple[str, list[str], str | None]:
    match = re.fullmatch(r"(tracker(?:\.\w+)+):(\w+(?:\.\w+)*)(?:\[(\w+)\])?", place)
    assert match is not None, place
    return match[1], match[2].split("."), match[3]


def test_every_page_of_learn_has_its_place_in_the_table() -> None:
    named = {place.partition(":")[0] for row in ROWS for place in row.learn}
    assert named == set(learn.PAGES)


def test_sentences_that_the_code_names_are_in_the_table() -> None:
    named = {
        found
        for file in (ROOT / "tracker").rglob("*.py")
        for found in re.findall(r"[\"'`]((?:S)\d{1,2})[\"'`]", file.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= {row.id for row in ROWS}


def test_links_to_parts_of_other_pages_lead_there() -> None:
    for page in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        text = page.read_text(encoding="utf-8")
        for link, anchor in re.findall(r"\]\(([^)#:\s]*)#([^)\s]+)\)", text):
            target = page.parent / link if link else page
            assert anchor in _anchors(target), f"{page.name}: {link}#{anchor}"


def _anchors(page: Path) -> set[str]:
    """The anchors that a reader's headings get: small letters, hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", words).lower().replace(" ", "-") for words in headings}


def test_the_readme_leads_to_the_table() -> None:
    assert "(docs/sources.md)" in (ROOT / "README.md").read_text(encoding="utf-8")

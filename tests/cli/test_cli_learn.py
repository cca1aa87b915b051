"""``tracker learn``: the pages, by name or the beginning of one, without opening a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run
from tracker import paths
from tracker.domain import learn
from tracker.domain.learn_text import Point, Term


def test_the_list_names_every_page(run: Run, db: Path) -> None:
    out = " ".join(run("learn").out.split())
    for page in learn.PAGES.values():
        assert f"{page.title}: {page.about}" in out
    assert run("learn", "--json").json == [
        {"id": page.id, "title": page.title, "about": page.about} for page in learn.PAGES.values()
    ]
    assert not db.exists()


@pytest.mark.parametrize("page", learn.PAGES.values(), ids=lambda page: page.id)
def test_a_page_with_all_it_says(run: Run, page: learn.Page, db: Path) -> None:
    ran = run("learn", page.id)
    text = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert text.startswith(page.title)
    for section in page.sections:
        assert section.heading.replace("  ", " ") in text
        for block in section.body:
            for words in block.meaning if isinstance(block, Term) else (block,):
                said = words.text if isinstance(words, Point) else words
                assert " ".join(str(said).split()) in text
    assert all(source in text for source in page.sources)
    assert not db.exists()


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_lines_break_between_words(run: Run, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in ((), *((key,) for key in learn.PAGES)):
        lines = run("learn", *words).out.splitlines()
        assert max(len(line) for line in lines) <= min(columns, 80)
        assert {word for line in lines for word in line.split()} <= _words(*words)


def _words(key: str = "") -> set[str]:
    """Every word that may stand in a page, or in the list."""
    if not key:
        listed = (f"{p.id} {p.title}: {p.about}" for p in learn.PAGES.values())
        return set(" ".join(listed).split())
    page = learn.PAGES[key]
    said = [page.title, "Sources –", *page.sources]
    for section in page.sections:
        said.append(section.heading)
        for block in section.body:
            said += [block.word] if isinstance(block, Term) else []
            said += learn.texts(block)
    return set(" ".join(said).split())


def test_the_beginning_of_a_name_is_enough(run: Run) -> None:
    assert run("learn", "SAF").out == run("learn", "safety").out
    assert run("learn", "saf", "--json").json["id"] == "safety"


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("co", "consider, course, comparing"),
        ("nothing", ", ".join(learn.PAGES)),
        ("", ", ".join(learn.PAGES)),
        ("\x1b[31m", ", ".join(learn.PAGES)),
    ],
)
def test_what_names_no_page_says_which_there_are(run: Run, word: str, allowed: str) -> None:
    ran = run("learn", word)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.rstrip().endswith(f"Allowed: {allowed}.")
    assert "\x1b" not in ran.err


def test_as_json_with_points_and_terms(run: Run) -> None:
    found = run("learn", "safety", "--json").json
    assert sorted(found) == ["id", "sections", "sources", "title"]
    kinds = {tuple(sorted(block)) for part in found["sections"] for block in part["body"]}
    assert kinds == {("text",), ("point",), ("meaning", "word")}


def test_helplines_of_ones_own_stand_on_the_page(run: Run) -> None:
    folder = paths.settings_folder()
    folder.mkdir(parents=True)
    (folder / "help.toml").write_text('[[numbers]]\nwhere = "Here"\nwhat = "ring \\u001b7"\n')
    out = run("learn", "urgent").out
    assert "Here: ring ␛7" in out
    assert "116 123" not in out

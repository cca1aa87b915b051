"""The words that are avoided stand in no sentence of the program, wherever it is kept."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from plain_words import AVOIDED

PACKAGE = Path(__file__).parents[1] / "tracker"
FILES = sorted(PACKAGE.rglob("*.py"))

OF_FILES = {"damaged", "fixed"}
"""Said of a file or a clock outside the domain; inside it everything is about a person."""

MEANT = {
    ("domain/safety_items.py", "healing"),  # a wound that is healing is a reason to wait
    ("domain/readiness_texts.py", "dangerous"),  # most pain is caused by nothing dangerous
}


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Every string of a file with its line, what is written about the code left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    about = {
        id(statement.value)
        for node in ast.walk(tree)
        for statement in _body(node)
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node.lineno, node.value


def _body(node: ast.AST) -> list[ast.stmt]:
    body = getattr(node, "body", [])
    return body if isinstance(body, list) else []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_sentence_threatens_promises_or_blames(file: Path) -> None:
    name = file.relative_to(PACKAGE).as_posix()
    about_files = OF_FILES if not name.startswith("domain/") else set()
    found = [
        (line, word[0])
        for line, text in texts(file)
        for word in AVOIDED.finditer(text)
        if word[0].casefold() not in about_files and (name, word[0]) not in MEANT
    ]
    assert found == []


def test_what_is_meant_is_still_said() -> None:
    for name, word in MEANT:
        assert any(word in text for _, text in texts(PACKAGE / name))


def test_the_rooms_for_sentences_are_among_the_files() -> None:
    rooms = [file for file in FILES if "wording" in file.name]
    assert len(rooms) > 3
    assert all(any(" " in text for _, text in texts(room)) for room in rooms)

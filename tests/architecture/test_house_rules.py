"""Rules of the house that no linter knows, read from the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tracker"
FILES = sorted(PACKAGE.rglob("*.py"))

LONGEST = 310
"""A file with more lines holds two subjects."""


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


def test_there_is_something_to_read() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_files_hold_one_subject(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = re.compile(
        r"(datetime\.(now|utcnow|today)|date\.today|time\.(time|monotonic|localtime|strftime)|"
        r"perf_counter|monotonic)$"
    )
    found = [
        f"{file.relative_to(ROOT)}:{call.lineno} {name_of(call)}"
        for file in FILES
        if file.name != "clock.py"
        for call in calls(file)
        if asking.search(name_of(call))
    ]
    assert found == []


def test_words_on_screen_are_never_markup() -> None:
    found = []
    for file in (PACKAGE / "app").rglob("*.py"):
        for call in calls(file):
            name = name_of(call)
            shows_text = name in ("Static", "Label") or name.endswith(".notify")
            named = {keyword.arg: keyword.value for keyword in call.keywords}
            plain = isinstance(named.get("markup"), ast.Constant)
            literal = bool(call.args) and isinstance(call.args[0], ast.Constant)
            if shows_text and not plain and not literal and not (name == "Label" and call.args):
                found.append(f"{file.relative_to(ROOT)}:{call.lineno} {name}")
    assert found == []


def test_exclusive_workers_name_their_group() -> None:
    found = []
    for file in (PACKAGE / "app").rglob("*.py"):
        for call in calls(file):
            named = {keyword.arg for keyword in call.keywords}
            if "exclusive" in named and "group" not in named:
                found.append(f"{file.relative_to(ROOT)}:{call.lineno}")
    assert found == []


def test_packages_import_nothing_when_they_are_entered() -> None:
    for file in PACKAGE.rglob("__init__.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imports = [n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)]
        assert imports == [], file


def test_no_network_code_is_imported_by_our_own_modules() -> None:
    network = {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib"}
    found = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            found += [f"{file.relative_to(ROOT)} {n}" for n in names if n.split(".")[0] in network]
    assert found == []

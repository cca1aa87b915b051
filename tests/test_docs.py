"""What the pages say is what the program does."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from tracker.settings import Settings, read

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md",
         *(ROOT / "docs").glob("*.md")]  # fmt: skip


def test_the_pages_made_from_the_code_are_current() -> None:
    make = runpy.run_path(str(ROOT / "docs" / "make.py"))
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert make["readme"](page) == page, "run python docs/make.py"
    for name, made in (("measures.md", "measures_page"), ("keys.md", "keys_page")):
        kept = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert make[made]() == kept, "run python docs/make.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_local_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_settings_shown_in_the_readme_are_the_defaults(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```toml\n(.*?)```", text, re.S)
    assert shown is not None
    assert tomllib.loads(shown[1]).keys() == Settings.__dataclass_fields__.keys()
    (tmp_path / "settings.toml").write_text(shown[1], encoding="utf-8")
    assert read(tmp_path) == Settings()


def test_the_check_calls_the_readme_s_own_test_line() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if re.match(r"^python3 -m venv .*pytest$", line)]
    assert len(lines) == 1

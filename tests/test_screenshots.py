"""The README's pictures show what the program draws now."""

from __future__ import annotations

import asyncio
import runpy
from pathlib import Path
from typing import Any

import pytest

from tracker.services.demo import write_demo
from tracker.settings import Settings

FOLDER = Path(__file__).parents[1] / "screenshots"
MAKE: dict[str, Any] = runpy.run_path(str(FOLDER / "make.py"))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    file = tmp_path / "demo.sqlite3"
    write_demo(file, seed=MAKE["SEED"], clock=MAKE["NOW"], settings=Settings())
    return file


@pytest.mark.parametrize("shot", MAKE["SHOTS"], ids=lambda shot: shot.name)
def test_the_picture_is_current(shot: Any, demo: Path, tmp_path: Path) -> None:
    _, text = asyncio.run(MAKE["drawn"](shot, demo, tmp_path))
    kept = (FOLDER / f"{shot.name}.txt").read_text(encoding="utf-8")
    assert text == kept, "run python screenshots/make.py and look at the pictures"
    assert (FOLDER / f"{shot.name}.png").stat().st_size > 10_000


def test_the_walk_through_trends_is_current(demo: Path, tmp_path: Path) -> None:
    steps = asyncio.run(MAKE["walked"](MAKE["WALK"], demo, tmp_path))
    kept = (FOLDER / "walk.txt").read_text(encoding="utf-8")
    assert MAKE["PAGE"].join(text for _, text in steps) == kept, "run python screenshots/make.py"
    assert (FOLDER / "walk.gif").stat().st_size > 10_000

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


@pytest.mark.parametrize("shot", MAKE["SHOTS"], ids=lambda shot: shot.name)
def test_the_picture_is_current(shot: Any, tmp_path: Path) -> None:
    file = tmp_path / "demo.sqlite3"
    write_demo(file, seed=MAKE["SEED"], clock=MAKE["NOW"], settings=Settings())
    _, text = asyncio.run(MAKE["drawn"](shot, file, tmp_path))
    kept = (FOLDER / f"{shot.name}.txt").read_text(encoding="utf-8")
    assert text == kept, "run python screenshots/make.py and look at the pictures"
    assert (FOLDER / f"{shot.name}.png").stat().st_size > 10_000

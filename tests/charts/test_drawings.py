"""Whatever a diary holds, it is drawn where it belongs: thousands of them, read back from cells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tracker.charts.views import VIEWS

HERE = Path(__file__).parent
FEW = 80
DIARIES = 5000 if os.environ.get("TRACKER_MANY") else FEW

OFTEN = {
    "ease-pain": ("bar", "gap", "mark", "median"),
    "sessions": ("before", "after", "day after"),
    "weekly": ("lowest", "highest", "median"),
    "calendar": ("day",),
    "function": ("bar", "gap", "mark"),
}
ALL = {
    "ease-pain": ("bar", "range", "gap", "start", "band", "target", "median", "week", "mark"),
    "sessions": ("before", "after", "day after", "line"),
    "weekly": ("lowest", "highest", "median"),
    "calendar": ("day", "mark"),
    "function": ("bar", "range", "gap", "mark", "cursor"),
    "test": ("bar", "mark", "cursor"),
}


def test_every_drawn_mark_is_where_its_value_belongs() -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "drawing_fuzz.py")],
        env=os.environ | {"PYTHONPATH": str(HERE.parents[1]), "DRAWINGS": str(DIARIES)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-6000:]
    counted = json.loads(done.stdout)
    # Nothing is proved of what was never drawn.
    assert counted["diaries"] >= DIARIES
    forms = ("full", "no_legend", "no_ticks", "table") if DIARIES > FEW else ("full",)
    assert any(counted.get(f"{view_id} table") for view_id in VIEWS), counted
    for view_id in VIEWS:
        assert all(counted.get(f"{view_id} {form}") for form in forms), (view_id, counted)
    for view_id, kinds in (ALL if DIARIES > FEW else OFTEN).items():
        assert all(counted.get(f"{view_id}: {kind}") for kind in kinds), (view_id, counted)

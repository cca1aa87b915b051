"""A message in passing covers no more of the screen than its words need."""

from __future__ import annotations

from functools import partialmethod

import pytest
from driving import OpenApp, wait_for
from textual.app import App
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from tracker.app.main import TrackerApp
from tracker.services.diary import Diary


@pytest.fixture(autouse=True)
def _shown(monkeypatch: pytest.MonkeyPatch, diary: Diary) -> None:
    """A test has no place for messages unless it is opened with one."""
    shown = partialmethod(App.run_test, notifications=True)
    monkeypatch.setattr(TrackerApp, "run_test", shown)


async def up(pilot: Pilot[int], words: str) -> Toast:
    app = pilot.app
    app.notify(words, markup=False)
    await wait_for(lambda: bool(app.screen.query(Toast)), "a toast")
    toast = app.screen.query_one(Toast)
    await wait_for(lambda: toast.region.height > 0, "its place")
    return toast


async def test_a_short_one_is_one_line_as_wide_as_its_words(open_app: OpenApp) -> None:
    words = "Fewer days than a week are not shown."
    async with open_app((80, 24)) as pilot:
        toast = await up(pilot, words)
        assert toast.region.height == 1
        assert len(words) < toast.region.width <= len(words) + 4
        # Above the line of keys, at the right.
        assert toast.region.bottom == 23
        assert toast.region.right >= 78


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
async def test_a_long_one_is_cut_nowhere(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size) as pilot:
        toast = await up(pilot, "Written: /" + "a-folder/" * 12)
        assert toast.region.height > 1
        assert toast.region.x >= 0
        assert toast.region.right <= size[0]
        assert toast.screen.find_widget(toast).visible_region == toast.region

"""Every theme is one the app can show, `T` goes round them, and no colour means none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driving import OpenApp, burst, screen_text, shows, toasts, wait_for
from textual.pilot import Pilot
from trend_records import record_course

from tracker.charts.palette import NONE, PALETTES
from tracker.services.diary import Diary
from tracker.settings import THEMES, Settings
from tracker.settings import read as read_settings


def styles(pilot: Pilot[int]) -> Iterator[tuple[str, object, object]]:
    """The text of every segment on screen with its two colours, as they are sent."""
    app = pilot.app
    filters = app.get_line_filters()
    for strip in app.screen._compositor.render_strips(app.size):
        segments = list(strip)
        for one in filters:
            segments = one.apply(segments, app.screen.background_colors[1])
        for segment in segments:
            style = segment.style
            yield segment.text, style and style.color, style and style.bgcolor


def coloured(pilot: Pilot[int]) -> set[str]:
    """The colours on screen that are not the terminal's own."""
    found = (c for _, *both in styles(pilot) for c in both)
    return {str(one) for one in found if one is not None and not one.is_default}  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _some_records(diary: Diary) -> None:
    record_course(diary)


@pytest.mark.parametrize("name", THEMES)
async def test_each_theme_opens(open_app: OpenApp, name: str) -> None:
    async with open_app(settings=Settings(theme=name)) as pilot:
        await shows(pilot, "Today")
        assert pilot.app.theme == name
        assert bool(coloured(pilot)) is (name != NONE.name)


async def test_t_goes_round_the_themes_and_remembers(open_app: OpenApp, tmp_path) -> None:  # type: ignore[no-untyped-def]
    async with open_app() as pilot:
        for name in (*THEMES[1:], THEMES[0]):
            burst(pilot, "T")
            await wait_for(lambda wanted=name: pilot.app.theme == wanted, name)
            assert toasts(pilot) == [f"Theme: {PALETTES[name].title}."]
            assert read_settings(tmp_path / "settings").theme == name


async def test_no_color_is_respected(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(settings=Settings(theme="light")) as pilot:
        await shows(pilot, "Today")
        assert pilot.app.theme == NONE.name
        for keys in ("2", "3", "4", "5", "6", "7", "1", "c"):
            burst(pilot, keys)
            await pilot.pause()
            assert coloured(pilot) == set(), screen_text(pilot)


async def test_an_empty_no_color_asks_for_nothing(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with open_app(settings=Settings(theme="light")) as pilot:
        assert pilot.app.theme == "light"
        assert coloured(pilot)


@pytest.mark.parametrize("name", ["ansi", "none"])
async def test_nothing_is_written_on_its_own_colour(open_app: OpenApp, name: str) -> None:
    async with open_app(settings=Settings(theme=name)) as pilot:
        for keys in ("2", "3", "4", "5", "6", "7", "1", "c"):
            burst(pilot, keys)
            await pilot.pause()
            for text, front, back in styles(pilot):
                same = front is not None and front == back and not front.is_default  # type: ignore[attr-defined]
                assert not (text.strip() and same), text

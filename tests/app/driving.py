"""Driving the app in tests: by keys, waiting for conditions and never for time to pass."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from time import monotonic
from typing import Any

import pytest
from textual.content import Content
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

SIZES = [(80, 24), (120, 40)]

HOSTILE = (
    "[/] [b]bold [@click=app.quit]x[/] \\[",
    "\x1b[2J\x1b]0;title\x07 \x9b31m",
    "right \u202eto left\u202c \u2066isolate\u2069",
    "👩‍👩‍👧 🧘🏽‍♀️ 漢字かな交じり ﷽ e\u0301\u0301\u0301",
    "x" * 10_000,
    "línea\n\nline\ttab\r\nend",
)
"""Notes that try to be more than text."""

OpenApp = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


async def wait_for(condition: Callable[[], Any], what: str = "", seconds: float = 10.0) -> None:
    """Let the app run until ``condition()`` is true; fails, naming ``what``, if it never is."""
    until = monotonic() + seconds
    while not condition():
        if monotonic() > until:
            pytest.fail(f"never came true in {seconds} s: {what or condition}")
        await asyncio.sleep(0.005)


def screen_text(pilot: Pilot[int]) -> str:
    """What stands on the terminal now, a line each."""
    app = pilot.app
    width = app.size.width
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text[:width].rstrip() for strip in strips)


def screen_line(pilot: Pilot[int], number: int) -> str:
    """A line of what stands on the terminal now; empty where nothing was laid out yet."""
    lines = screen_text(pilot).split("\n")
    return lines[number] if number < len(lines) else ""


async def shows(pilot: Pilot[int], words: str) -> None:
    """Wait until ``words`` stand somewhere on the screen, be it over two lines."""
    until = monotonic() + 10
    while words not in (text := screen_text(pilot)) and words not in " ".join(text.split()):
        if monotonic() > until:
            pytest.fail(f"never on the screen: {words!r}\n{text}")
        await asyncio.sleep(0.01)


async def shows_screen(pilot: Pilot[int], name: str) -> None:
    """Wait until the screen class of that name is on top and mounted."""
    await wait_for(
        lambda: type(pilot.app.screen).__name__ == name and pilot.app.screen.is_mounted,
        f"screen {name}; it is {type(pilot.app.screen).__name__}",
    )


def burst(pilot: Pilot[int], keys: Iterable[str]) -> None:
    """Send keys at once, as a terminal does when someone types ahead; nothing is awaited."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        original = REPLACED_KEYS.get(name, name)
        char: str | None
        try:
            char = unicodedata.lookup(_get_unicode_name_from_key(original))
        except KeyError:
            char = key if len(key) == 1 else None
        event = Key(name, char)
        event.set_sender(pilot.app)
        driver.send_message(event)


def toasts(pilot: Pilot[int]) -> list[str]:
    """The toasts that are up, oldest first."""
    return [str(notice.message) for notice in pilot.app._notifications]


def plain(shown: object) -> str:
    """The text of what a Static shows."""
    return shown.plain if isinstance(shown, Content) else str(shown)

"""Random keys over all screens: no fault, whatever is pressed where."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic

from driving import burst
from textual.errors import NoWidget

from tracker.app.desk import Desk
from tracker.app.main import TrackerApp
from tracker.app.store_thread import StoreThread
from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings

NOW = datetime.fromisoformat("2026-11-22T19:30:00+01:00")
SIZES = ((80, 24), (120, 40), (60, 20), (50, 12), (200, 60))
HANGS_AFTER = 60.0
FILES = 5
"""After so many starts the file begins anew, every second time empty."""

_COMMON = (
    *"0123456789", *"csfnhjklgGuUdeHyntvpwmoabxz", "enter", "escape", "tab", "shift+tab", "space",
    "up", "down", "left", "right", "backspace", "left_square_bracket", "right_square_bracket",
)  # fmt: skip
_RARE = (
    "question_mark", "f1", "f2", "f3", "colon", "ctrl+p", "ctrl+s", "exclamation_mark", "T", "P",
    "home", "end", "pageup", "pagedown", "slash", "plus", "minus", "equals_sign", "delete",
    "ctrl+z", "ctrl+c", "ctrl+a", "ctrl+u", "ctrl+k", "ctrl+v", "ctrl+x", "ctrl+y", "ctrl+w",
    "ctrl+underscore", "ctrl+j", "ctrl+left", "shift+up", "shift+end", "f4", "insert", "r", "i",
    *"ABCDEFQRSWXYZ", *"éß漢🙂", *"\"'$%&/()=@#<>|;,.`~^*{}_\\",
)  # fmt: skip
_ENDS = ("q", "ctrl+q")


def prove(folder: Path, times: int, seed: int) -> str:
    """``times`` keys; quitting starts again. A sentence with the figures."""
    chance = random.Random(seed)
    demo = folder / "demo.sqlite3"
    write_demo(demo, weeks=10, clock=FixedClock(NOW), settings=Settings())
    pressed = starts = 0
    seen: set[str] = set()
    file = folder / "keys.sqlite3"
    while pressed < times:
        if starts % FILES == 0:
            for old in folder.glob("keys.sqlite3*"):
                old.unlink()
            if starts % (2 * FILES) == 0:
                shutil.copy(demo, file)
        state = chance.getstate()
        try:
            pressed += asyncio.run(_sitting(file, folder, chance, times - pressed, seen))
        except Exception as error:
            chance.setstate(state)
            raise AssertionError(f"start {starts} of seed {seed}: {error!r}") from error
        starts += 1
        connection = sqlite3.connect(file)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
    return f"{pressed} keys in {starts} starts over {len(seen)} screens: {', '.join(sorted(seen))}"


async def _sitting(
    file: Path, folder: Path, chance: random.Random, most: int, seen: set[str]
) -> int:
    clock = FixedClock(NOW)
    thread = StoreThread(file, Settings(), clock)
    pressed = 0
    try:
        desk = Desk(thread, Settings(), lambda: folder / "settings", clock, thread.first.result(),
                    file)  # fmt: skip
        app = TrackerApp(desk)
        async with app.run_test(size=chance.choice(SIZES[:2])) as pilot:
            while pressed < most and app.is_running and app._exception is None:
                keys = [_key(chance) for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 8, 20)))]
                burst(pilot, keys)
                pressed += len(keys)
                await _handled(app)
                seen.update(type(screen).__name__ for screen in app.screen_stack)
                if chance.random() < 0.01:
                    await pilot.resize_terminal(*chance.choice(SIZES))
                if chance.random() < 0.02:
                    width, height = app.size
                    # On a screen that is not laid out yet there is nothing to click on.
                    with suppress(NoWidget):
                        where = (chance.randrange(width), chance.randrange(height))
                        await pilot.click(offset=where)
    finally:
        thread.close()
    return pressed


async def _handled(app: TrackerApp) -> None:
    """Wait until the app has looked at every key so far; one that hangs is a fault."""
    done = asyncio.Event()
    app.call_later(done.set)
    until = monotonic() + HANGS_AFTER
    while not done.is_set() and app.is_running and app._exception is None:
        assert monotonic() < until, "it hangs"
        await asyncio.sleep(0.002)


def _key(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.002:
        return chance.choice(_ENDS)
    return chance.choice(_COMMON if draw < 0.75 else _RARE)

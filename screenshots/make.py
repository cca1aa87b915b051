"""Draw the README's pictures from the demo: ``python screenshots/make.py``.

The diary is made up, the clock stands still, so the same code gives the same pictures.
Beside each PNG lies what stands on that screen as text; a test draws the text again and
so tells when a picture is out of date. PNGs need Chromium and DejaVu Sans Mono, the walk
through Trends ImageMagick too.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.app.desk import Desk
from tracker.app.main import TrackerApp
from tracker.app.store_thread import StoreThread
from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings

HERE = Path(__file__).parent
SEED = 1
PATIENCE_TURNS = 1500
PAGE = "\f\n"
"""What parts the steps of the walk in its text."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class PictureClock(FixedClock):
    """Stands still without the line that says so."""

    fixed = False


NOW = PictureClock(datetime.fromisoformat("2026-11-22T19:30:00+01:00"))


@dataclass(frozen=True)
class Shot:
    """One picture: the keys that lead to it, and words to wait for before it is taken."""

    name: str
    keys: tuple[str, ...]
    words: str
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"


SHOTS = (
    Shot("today", (), "When it suits you"),
    Shot("checkin", ("c", "6", "4"), "stiffness not recorded"),
    Shot("session", ("s", "n", "4", "6", "5"), "Enter saves before"),
    Shot("safety", ("6", "enter", "enter", "n", "n"), "page 1 of 3"),
    Shot("quiz", ("6",), "16 of 18"),
    Shot("trends", ("2",), "at the start"),
    Shot("trends-wide", ("2",), "at the start", size=(120, 40)),
    Shot("light", ("2",), "at the start", theme="light"),
    Shot("sessions", ("2", "v"), "day after"),
    Shot("calendar", ("2", "v", "v", "v", "v", "v"), "no entry"),
    Shot("function", ("2", "v", "v", "v"), "Based on PEG"),
    Shot("course", ("5",), "Week 8"),
    Shot("plan", ("5", "p"), "6 sessions, 6 hours"),
    Shot("progress", ("4",), "likely range"),
    Shot("progress-wide", ("4",), "likely range", size=(120, 40)),
    Shot("working", ("4", "enter"), "worked out"),
    Shot("summary", ("4", "tab"), "Is it right for me?"),
    Shot("weekly", ("w", "5", "4", "4", "6"), "Days, of the last 7"),
    Shot("learn", ("7",), "What research found"),
    Shot("research", ("7", "j", "j", "j", "enter"), "What research found"),
)

WALK = (
    Shot("walk", ("2",), "at the start"),
    Shot("walk", ("v",), "day after"),
    Shot("walk", ("v",), "median, from 3 days on"),
    Shot("walk", ("v",), "Based on PEG"),
    Shot("walk", ("v",), "Medicine days"),
    Shot("walk", ("v",), "no entry"),
    Shot("walk", ("v",), "Fingertips to floor"),
    Shot("walk", ("t",), "Day"),
)
"""A walk through Trends: each step goes on where the one before ended."""

EACH_STEP = 200
"""Hundredths of a second for which a step of the walk is shown."""


async def drawn(shot: Shot, file: Path, folder: Path) -> tuple[str, str]:
    """The picture as SVG and as text."""
    (found,) = await walked((shot,), file, folder)
    return found


async def walked(steps: tuple[Shot, ...], file: Path, folder: Path) -> list[tuple[str, str]]:
    """Each step as SVG and as text."""
    shot = steps[0]
    settings = Settings(theme=shot.theme)
    store = StoreThread(file, settings, NOW)
    try:
        desk = Desk(store, settings, lambda: folder, NOW, store.first.result(), file)
        app = TrackerApp(desk)
        async with app.run_test(size=shot.size) as pilot:
            await until(app, "")
            found = []
            for step in steps:
                for key in step.keys:
                    await pilot.press(key)
                await until(app, step.words)
                found.append((app.export_screenshot(title="Massage Tracker"), text_of(app)))
            return found
    finally:
        store.close()


def text_of(app: TrackerApp) -> str:
    """What stands on the screen, a line each."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text[: app.size.width].rstrip() for strip in strips) + "\n"


async def until(app: TrackerApp, words: str) -> None:
    """Let the app run until ``words`` stand on the screen and it has stopped changing."""
    before = ""
    for _ in range(PATIENCE_TURNS):
        await asyncio.sleep(0.02)
        now = text_of(app)
        if words in now and now == before and now.strip():
            return
        before = now
    raise SystemExit(f"never on screen: {words!r}\n{before}")


def as_png(svg: str, target: Path, folder: Path) -> None:
    """Let Chromium draw the SVG at twice its size."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        raise SystemExit("Chromium is needed for the PNGs.")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        raise SystemExit("an SVG without a size")
    width, height = (int(float(side)) + 1 for side in box.groups())
    # Only fonts of this machine: the SVG names web fonts, which nothing here may fetch.
    local = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S).replace(
        "Fira Code", "DejaVu Sans Mono"
    )
    page = folder / "picture.html"
    sized = local.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    page.write_text(f"<body style='margin:0'>{sized}</body>", encoding="utf-8")
    command = [browser, *QUIET, f"--user-data-dir={folder / 'profile'}"]
    command += [f"--window-size={width},{height}", f"--screenshot={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def as_gif(svgs: list[str], target: Path, folder: Path) -> None:
    """The pictures one after the other, over and over; ImageMagick joins them."""
    frames = []
    for number, svg in enumerate(svgs):
        frames.append(folder / f"frame{number}.png")
        as_png(svg, frames[-1], folder)
    joined = ["convert", "-delay", str(EACH_STEP), "-loop", "0", *map(str, frames)]
    subprocess.run([*joined, "-layers", "Optimize", str(target)], check=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "demo.sqlite3"
        write_demo(file, seed=SEED, clock=NOW, settings=Settings())
        for shot in SHOTS:
            copy = folder / f"{shot.name}.sqlite3"
            shutil.copyfile(file, copy)
            svg, text = asyncio.run(drawn(shot, copy, folder))
            (HERE / f"{shot.name}.txt").write_text(text, encoding="utf-8")
            if "--text" not in sys.argv:
                as_png(svg, HERE / f"{shot.name}.png", folder)
            print(shot.name)
        steps = asyncio.run(walked(WALK, file, folder))
        (HERE / "walk.txt").write_text(PAGE.join(text for _, text in steps), encoding="utf-8")
        if "--text" not in sys.argv:
            as_gif([svg for svg, _ in steps], HERE / "walk.gif", folder)
        print("walk")
    return 0


if __name__ == "__main__":
    sys.exit(main())

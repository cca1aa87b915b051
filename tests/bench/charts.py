"""Measure the charts at 120 x 40: ``python tests/bench/charts.py``; ``run.py`` prints it too.

On a file of ten years beside one of six weeks, and beside a bare app that redraws a full screen
of static text. Runs of programs and of keys are interleaved, so that a machine whose speed drifts
slows both alike. ``--quick`` takes few of each.

An uncached view is one that was never drawn and cannot have been drawn ahead: with the cursor on
the left edge, ``,`` jumps to the session, flare or event before it, and the days on screen follow
by as many as happen to lie between. A cached view is the one ``]`` gives back right after ``[``.
A cursor step stays among the days on screen; one onto an older day than those turns the picture by
a day, which is a view of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from rows import Row, machine
from terminal import Terminal

from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
WIDE = (120, 40)
TRACKER = [sys.executable, "-m", "tracker"]
FULL = [sys.executable, str(Path(__file__).with_name("full_app.py"))]
BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
OLD, NEW = "ten years", "six weeks"
QUIET = 0.03
"""Seconds without output after which the next key is pressed: too few to draw anything ahead."""
STEPS = 30
"""Steps of the cursor one way before it turns: fewer than the days on screen."""


class Bench:
    """The files of one run and the programs that open them."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "charts-home"
        self.home.mkdir()
        self.files = {}
        for name, weeks in ((NEW, 6), (OLD, 520)):
            self.files[name] = folder / f"charts-{weeks}.sqlite3"
            write_demo(self.files[name], weeks=weeks, clock=FixedClock(NOW), settings=Settings())

    @contextmanager
    def trends(self, name: str) -> Iterator[Terminal]:
        """The app with Trends open on six weeks, its picture drawn."""
        with self.app(name) as terminal:
            terminal.wait("When it suits you")
            terminal.settle(1.0)
            terminal.send("2")
            terminal.wait("higher is easier")
            while "14 days to" not in heading(terminal):
                changed(terminal, "+")
            changed(terminal, "-")
            assert "42 days to" in heading(terminal), terminal.text()
            terminal.settle()
            yield terminal

    def app(self, name: str) -> Terminal:
        env = {"TRACKER_DB": str(self.files[name]), "TRACKER_NOW": NOW.isoformat()}
        return Terminal(TRACKER, home=self.home, size=WIDE, env=env)

    def full(self) -> Terminal:
        return Terminal(FULL, home=self.home, size=WIDE)


def heading(terminal: Terminal) -> str:
    """The line over the picture; it is drawn with it."""
    return terminal.text().split("\n")[1]


def changed(terminal: Terminal, key: str, *, where: int | None = 1, quiet: float = QUIET) -> float:
    """Milliseconds from a key until the picture, or anything, is another one."""

    def seen(text: str) -> str:
        return text if where is None else text.split("\n")[where]

    before = seen(terminal.text())
    at = terminal.send(key)
    taken = terminal.wait_for(lambda text: seen(text) != before, f"the change after {key}") - at
    terminal.settle(quiet)
    return taken * 1000


def to_the_left_edge(terminal: Terminal) -> None:
    """Jump back until the days on screen have to follow."""
    begun = heading(terminal)
    while heading(terminal) == begun:
        changed(terminal, ",", where=None)


class Redrawn:
    """The bare app that redraws all of its screen at each key."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.pressed = 0
        terminal.wait("pressed 0")
        terminal.settle()

    def key(self) -> float:
        """Milliseconds from a key until it is painted."""
        self.pressed += 1
        at = self.terminal.send("c")
        taken = self.terminal.wait(f"pressed {self.pressed} ") - at
        self.terminal.settle(QUIET)
        return taken * 1000


def old_beside_new(bench: Bench, times: int) -> list[Row]:
    """The same keys with the same six weeks on screen, on an old file and a new one."""
    view, pan, step = (
        Row("v, old file / new file", 1.3),
        Row("[, old file / new file", 1.3),
        Row("cursor step, old file / new file", 1.3),
    )
    with ExitStack() as stack:
        apps = {name: stack.enter_context(bench.trends(name)) for name in (OLD, NEW)}
        for _ in range(times):
            for name, app in apps.items():
                into = "ours" if name == OLD else "theirs"
                getattr(view, into).append(changed(app, "v"))
                app.send("V")
                app.wait("higher is easier")
                app.settle(QUIET)
                getattr(step, into).append(changed(app, "h", where=None))
                changed(app, "l", where=None)
    # Panning off the new file's only screen is no step, so both are panned within 14 days.
    with ExitStack() as stack:
        apps = {name: stack.enter_context(bench.trends(name)) for name in (OLD, NEW)}
        for app in apps.values():
            changed(app, "+")
        for number in range(times):
            for name, app in apps.items():
                into = "ours" if name == OLD else "theirs"
                getattr(pan, into).append(changed(app, "[" if number % 2 == 0 else "]"))
    return [view, pan, step]


def first_of_all(bench: Bench, runs: int) -> list[Row]:
    """The first look at everything, in a run of its own each time."""
    everything = Row("first a: ten years / six weeks", 3)
    for _ in range(runs):
        for name, into in ((OLD, everything.ours), (NEW, everything.theirs)):
            with bench.trends(name) as app:
                changed(app, "+")
                app.settle()
                into.append(changed(app, "a"))
    return [everything]


def beside_a_full_screen(bench: Bench, times: int) -> list[Row]:
    """Keys of Trends on ten years beside a key of an app that redraws all of its screen."""
    step, cached, fresh, beyond, ahead = (
        Row("cursor step / bare app redrawing its screen", 2),
        Row("cached view / bare app redrawing its screen", 2),
        Row("uncached view / bare app redrawing its screen", 3),
        Row("cursor step onto an older day / the same", 3),
        Row("(view drawn ahead / the same)", None),
    )
    with bench.trends(OLD) as app, bench.full() as terminal:
        full = Redrawn(terminal)
        for number in range(times):
            step.theirs.append(full.key())
            # Forth and back within the six weeks on screen.
            back = number // STEPS % 2 == 0
            step.ours.append(changed(app, "h" if back else "l", where=None))
    with bench.trends(OLD) as app, bench.full() as terminal:
        full = Redrawn(terminal)
        for _ in range(times):
            cached.theirs.append(full.key())
            changed(app, "[")
            cached.ours.append(changed(app, "]"))
    for row, key in ((fresh, ","), (beyond, "h")):
        with bench.trends(OLD) as app, bench.full() as terminal:
            full = Redrawn(terminal)
            to_the_left_edge(app)
            for _ in range(times):
                row.theirs.append(full.key())
                row.ours.append(changed(app, key))
    with bench.trends(OLD) as app, bench.full() as terminal:
        full = Redrawn(terminal)
        app.settle(0.5)
        for _ in range(max(times // 5, 5)):
            ahead.theirs.append(full.key())
            ahead.ours.append(changed(app, "[", quiet=0.5))
    return [step, cached, fresh, beyond, ahead]


def first_chart(bench: Bench, runs: int) -> list[Row]:
    """The first picture of a run beside uncached views after it."""
    row = Row("first chart of a run / later ones, uncached", 3)
    for _ in range(runs):
        with bench.app(OLD) as app:
            app.wait("When it suits you")
            app.settle(1.0)
            at = app.send("2")
            row.ours.append((app.wait("higher is easier") - at) * 1000)
            app.settle()
            to_the_left_edge(app)
            row.theirs += [changed(app, ",") for _ in range(5)]
    return [row]


def commands(bench: Bench, runs: int) -> list[Row]:
    """``tracker chart`` as a whole process."""
    rows = [
        (Row("tracker chart --range 6w: ten years / six weeks", 1.2), "6w"),
        (Row("tracker chart --range all: ten years / six weeks", 1.5), "all"),
    ]
    for _ in range(runs):
        for row, span in rows:
            for name, into in ((OLD, row.ours), (NEW, row.theirs)):
                words = ["--db", str(bench.files[name]), "chart", "ease-pain", "--range", span]
                begun = time.perf_counter()
                subprocess.run([*TRACKER, *words], check=True, capture_output=True)
                into.append((time.perf_counter() - begun) * 1000)
    return [row for row, _ in rows]


def memory(bench: Bench, runs: int) -> list[Row]:
    """Resident megabytes with Trends open, once it has settled."""
    row = Row("resident memory with Trends open / bare app", 2, "MB")
    for _ in range(max(runs // 4, 1)):
        with bench.trends(OLD) as app, Terminal(BARE, home=bench.home, size=WIDE) as bare:
            bare.wait("pressed 0")
            for terminal, into in ((app, row.ours), (bare, row.theirs)):
                terminal.settle(1.0)
                into.append(terminal.memory() / 2**20)
    return [row]


def measure(folder: Path, *, runs: int, times: int) -> Iterator[Row]:
    """Every row: ``runs`` of programs, ``times`` of keys."""
    bench = Bench(folder)
    parts: tuple[tuple[Callable[[Bench, int], list[Row]], int], ...] = (
        (old_beside_new, times),
        (first_of_all, runs),
        (beside_a_full_screen, times),
        (first_chart, runs),
        (commands, runs),
        (memory, runs),
    )
    for part, count in parts:
        yield from part(bench, count)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the charts.")
    parser.add_argument("--quick", action="store_true", help="few of each, to see that it works")
    quick = parser.parse_args().quick
    print(f"{machine()}; {WIDE[0]}x{WIDE[1]}; ours, theirs, their ratio")
    with tempfile.TemporaryDirectory() as folder:
        for row in measure(Path(folder), runs=3 if quick else 11, times=20 if quick else 200):
            print(row.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

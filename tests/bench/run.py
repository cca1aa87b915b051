"""Measure the app beside a bare Textual app, in one run: ``python tests/bench/run.py``.

Prints medians and the ratios that are limited; 95th percentiles are for reading only.
Start-ups are interleaved (11 each), and so are key presses (200 each), so that a machine
whose speed drifts slows both alike. ``--quick`` takes 3 and 20.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from terminal import BACKSPACE, Terminal

from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
TRACKER = [sys.executable, "-m", "tracker"]
NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
SIZE = (80, 24)


class Bench:
    """The files and the programs of one run."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.files = {}
        for name, weeks in (("ten weeks", 10), ("ten years", 520)):
            file = folder / f"{weeks}.sqlite3"
            entries = write_demo(file, weeks=weeks, clock=FixedClock(NOW), settings=Settings())
            self.files[name] = file
            print(f"  {name}: {entries} records, {file.stat().st_size / 1e6:.1f} MB")

    def bare(self) -> Terminal:
        return Terminal(BARE, home=self.home, size=SIZE)

    def app(self, name: str, **env: str) -> Terminal:
        given = {"TRACKER_DB": str(self.files[name]), "TRACKER_NOW": NOW.isoformat(), **env}
        return Terminal(TRACKER, home=self.home, size=SIZE, env=given)


def start_ups(bench: Bench, runs: int) -> dict[str, list[float]]:
    """Seconds from the start of the process until it can be used."""
    taken: dict[str, list[float]] = {"bare app": [], "ten weeks": [], "ten years": []}
    for _ in range(runs):
        with bench.bare() as terminal:
            taken["bare app"].append(terminal.wait("pressed 0") - terminal.started)
        for name in ("ten weeks", "ten years"):
            with bench.app(name) as terminal:
                # The newest value is in the same frame as the list below it.
                taken[name].append(terminal.wait("When it suits you") - terminal.started)
                terminal.send("c")
                terminal.wait("Check-in ·")
    return taken


def key_presses(bench: Bench, presses: int) -> dict[str, list[float]]:
    """Seconds from a key press until what it changed is painted."""
    taken: dict[str, list[float]] = {"bare app": [], "rating key": []}
    with bench.bare() as bare, bench.app("ten years") as app:
        bare.wait("pressed 0")
        app.wait("When it suits you")
        app.send("c")
        app.wait("moved freely")
        for terminal in (bare, app):
            terminal.settle()
        for number in range(1, presses + 1):
            at = bare.send("c")
            taken["bare app"].append(bare.wait(f"pressed {number} ") - at)
            digit = 2 + number % 8
            at = app.send(str(digit))
            taken["rating key"].append(app.wait(f"[{digit}]") - at)
            app.send(BACKSPACE)
            app.wait_for(lambda text, d=digit: f"[{d}]" not in text, "the cleared row")
            bare.settle(0.02)
            app.settle(0.02)
    return taken


def memory(bench: Bench) -> dict[str, list[float]]:
    """Resident megabytes, once it has settled."""
    taken = {}
    programs: tuple[tuple[str, Callable[[], Terminal], str], ...] = (
        ("bare app", bench.bare, "pressed 0"),
        ("ten years", lambda: bench.app("ten years"), "When it suits you"),
    )
    for name, program, words in programs:
        with program() as terminal:
            terminal.wait(words)
            terminal.settle(1.0)
            taken[name] = [terminal.memory() / 2**20]
    return taken


def modules(bench: Bench) -> dict[str, bool]:
    """Whether a check-in from the command line loads what it does not need."""
    file = bench.home / "modules.sqlite3"
    code = (
        "import sys; from tracker.__main__ import main; "
        f"main(['--db', {str(file)!r}, 'checkin', '--pain', '4']); "
        "print([name for name in ('textual', 'plotext', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    return {name: name in loaded for name in ("textual", "plotext", "rich")}


def report(title: str, taken: dict[str, list[float]], unit: str, scale: float) -> None:
    print(f"\n{title}")
    for name, values in taken.items():
        ordered = sorted(values)
        p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        print(
            f"  {name:12} median {statistics.median(values) * scale:8.1f} {unit}"
            f"   95 % {p95 * scale:8.1f} {unit}   n {len(values)}"
        )


def ratio(taken: dict[str, list[float]], what: str, most: float) -> str:
    over = statistics.median(taken[what]) / statistics.median(taken["bare app"])
    return (
        f"  {what} / bare app: {over:.2f}, at most {most}: {'met' if over <= most else 'NOT MET'}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few runs, to see that it works")
    quick = parser.parse_args().quick
    print(f"{platform.machine()}, Python {platform.python_version()}, {SIZE[0]}x{SIZE[1]}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        started = start_ups(bench, 3 if quick else 11)
        pressed = key_presses(bench, 20 if quick else 200)
        held = memory(bench)
        loaded = modules(bench)
    report("Start until usable", started, "ms", 1000)
    print(ratio(started, "ten years", 1.5))
    report("Key press until painted", pressed, "ms", 1000)
    print(ratio(pressed, "rating key", 1.5))
    report("Resident memory", held, "MB", 1)
    print("\nLoaded by a check-in on the command line:")
    print("  " + ", ".join(f"{name}: {'YES' if is_in else 'no'}" for name, is_in in loaded.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Measure the app beside a bare Textual app, in one run: ``python tests/bench/run.py``.

Prints every figure that is limited, as a ratio of medians: the start and a rating key at 80 x 24,
then the charts at 120 x 40 (``charts.py``) and the start of other programs (``peers.py``).
Start-ups are interleaved (11 each), and so are key presses (200 each), so that a machine whose
speed drifts slows both alike. ``--quick`` takes 3 and 20. What stands in brackets is for reading
only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import charts
import peers
from rows import Row, machine
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


def start_ups(bench: Bench, runs: int) -> list[Row]:
    """From the start of the process until it can be used."""
    rows = {
        "ten years": Row("start until usable, ten years / bare app", 1.3),
        "ten weeks": Row("(start until usable, ten weeks / bare app)", None),
    }
    for _ in range(runs):
        with bench.bare() as terminal:
            bare = (terminal.wait("pressed 0") - terminal.started) * 1000
        for name, row in rows.items():
            row.theirs.append(bare)
            with bench.app(name) as terminal:
                # The newest value is in the same frame as the list below it.
                taken = terminal.wait("When it suits you") - terminal.started
                row.ours.append(taken * 1000)
                terminal.send("c")
                terminal.wait("Check-in ·")
    return list(rows.values())


def key_presses(bench: Bench, presses: int) -> list[Row]:
    """From a key press until what it changed is painted."""
    row = Row("rating key / bare app key", 1.5)
    with bench.bare() as bare, bench.app("ten years") as app:
        bare.wait("pressed 0")
        app.wait("When it suits you")
        app.send("c")
        app.wait("moved freely")
        for terminal in (bare, app):
            terminal.settle()
        for number in range(1, presses + 1):
            at = bare.send("c")
            row.theirs.append((bare.wait(f"pressed {number} ") - at) * 1000)
            digit = 2 + number % 8
            at = app.send(str(digit))
            row.ours.append((app.wait(f"[{digit}]") - at) * 1000)
            app.send(BACKSPACE)
            app.wait_for(lambda text, d=digit: f"[{d}]" not in text, "the cleared row")
            bare.settle(0.02)
            app.settle(0.02)
    return [row]


def memory(bench: Bench, _runs: int) -> list[Row]:
    """Resident megabytes, once it has settled."""
    row = Row("(resident memory on Today / bare app)", None, "MB")
    programs: tuple[tuple[list[float], Callable[[], Terminal], str], ...] = (
        (row.theirs, bench.bare, "pressed 0"),
        (row.ours, lambda: bench.app("ten years"), "When it suits you"),
    )
    for into, program, words in programs:
        with program() as terminal:
            terminal.wait(words)
            terminal.settle(1.0)
            into.append(terminal.memory() / 2**20)
    return [row]


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


def measure(folder: Path, *, runs: int, times: int) -> Iterator[Row]:
    """Every row at 80 x 24."""
    bench = Bench(folder)
    yield from start_ups(bench, runs)
    yield from key_presses(bench, times)
    yield from memory(bench, runs)
    loaded = modules(bench)
    print(
        "  a check-in on the command line loads "
        + ", ".join(f"{name}: {'YES' if is_in else 'no'}" for name, is_in in loaded.items())
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the app beside a bare Textual app.")
    parser.add_argument("--quick", action="store_true", help="few runs, to see that it works")
    quick = parser.parse_args().quick
    runs, times = (3, 20) if quick else (11, 200)
    print(f"{machine()}; ours, theirs, their ratio")
    with tempfile.TemporaryDirectory() as folder:
        print(f"{SIZE[0]}x{SIZE[1]}")
        for row in measure(Path(folder), runs=runs, times=times):
            print(row.line(), flush=True)
        print(f"{charts.WIDE[0]}x{charts.WIDE[1]}")
        for row in charts.measure(Path(folder), runs=runs, times=times):
            print(row.line(), flush=True)
        for row in peers.start_ups(Path(folder), BARE, runs):
            print(row.line(), flush=True)
    print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())

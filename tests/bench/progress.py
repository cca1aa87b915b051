"""Measure Progress on a ten-year file beside a ten-week one: ``python tests/bench/progress.py``.

Opening it in the app (from the key until its results are painted, and once more after the
first time) and ``tracker progress`` may take 1.5 times as long on ten years as on ten weeks.
What is read and worked out for it is timed alone too, for reading only: it is a few
milliseconds of either. All are interleaved. ``--quick`` takes 3 of each.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from terminal import Terminal

from tracker.clock import FixedClock
from tracker.services import progress
from tracker.services.demo import write_demo
from tracker.services.diary import open_diary
from tracker.settings import Settings

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
CLOCK = FixedClock(NOW)
FILES = {"ten weeks": 10, "ten years": 520}
MOST = 1.5
RESULTS = "likely range"
"""Words that stand on the screen only once the results do."""

Taken = dict[str, list[float]]


def opened(files: dict[str, Path], home: Path, runs: int) -> tuple[Taken, Taken]:
    """Seconds from the key ``4`` until the results are painted: the first time, and again."""
    first: Taken = {name: [] for name in files}
    again: Taken = {name: [] for name in files}
    for _ in range(runs):
        for name, file in files.items():
            with Terminal(
                [sys.executable, "-m", "tracker"], home=home,
                env={"TRACKER_DB": str(file), "TRACKER_NOW": NOW.isoformat()},
            ) as terminal:  # fmt: skip
                terminal.wait("When it suits you")
                terminal.settle()
                at = terminal.send("4")
                first[name].append(terminal.wait(RESULTS) - at)
                terminal.settle()
                terminal.send("1")
                terminal.wait("When it suits you")
                terminal.settle()
                at = terminal.send("4")
                again[name].append(terminal.wait(RESULTS) - at)
    return first, again


def commands(files: dict[str, Path], runs: int) -> Taken:
    """Seconds that ``tracker progress`` takes, from start to end."""
    taken: Taken = {name: [] for name in files}
    for _ in range(runs):
        for name, file in files.items():
            begun = perf_counter()
            words = [sys.executable, "-m", "tracker", "--db", str(file), "progress", "--json"]
            subprocess.run(words, check=True, capture_output=True)
            taken[name].append(perf_counter() - begun)
    return taken


def looks(files: dict[str, Path], runs: int) -> Taken:
    """Seconds that reading and working out alone take, in an open file."""
    taken: Taken = {name: [] for name in files}
    diaries = {
        name: open_diary(file, Settings(), "app", CLOCK, node="bench")
        for name, file in files.items()
    }
    for _ in range(runs):
        for name, diary in diaries.items():
            begun = perf_counter()
            progress.look(diary)
            taken[name].append(perf_counter() - begun)
    for diary in diaries.values():
        diary.close()
    return taken


def report(title: str, taken: Taken, most: float | None = None) -> None:
    """Medians in milliseconds, and the ratio beside its limit."""
    middle = {name: statistics.median(values) * 1000 for name, values in taken.items()}
    ratio = middle["ten years"] / middle["ten weeks"]
    limit = "" if most is None else f", at most {most}: {'met' if ratio <= most else 'NOT MET'}"
    n = len(taken["ten years"])
    shown = ", ".join(f"{name} {value:.1f} ms" for name, value in middle.items())
    print(f"{title} (n {n}): {shown}; ratio {ratio:.2f}{limit}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few runs, to see that it works")
    runs = 3 if parser.parse_args().quick else 11
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        files = {}
        for name, weeks in FILES.items():
            files[name] = Path(folder) / f"{weeks}.sqlite3"
            write_demo(files[name], weeks=weeks, clock=CLOCK, settings=Settings())
        first, again = opened(files, home, runs)
        report("Progress opened in the app", first, MOST)
        report("opened again", again, MOST)
        report("tracker progress --json", commands(files, runs), MOST)
        report("read and worked out", looks(files, runs * 10))
    return 0


if __name__ == "__main__":
    sys.exit(main())
